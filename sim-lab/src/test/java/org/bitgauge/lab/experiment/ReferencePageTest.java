package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.ReferenceWriter;
import org.bitgauge.lab.search.ProfileSpec;
import org.bitgauge.lab.search.SearchTypes;
import org.bitgauge.lab.winner.WinnerSpec;
import org.junit.jupiter.api.Test;

final class ReferencePageTest {
    private static final String HEAD =
            """
            # Reference of %s files

            Every key, made from the code by `ReferenceWriter`; a test compares. %s

            """;

    @Test
    void thePageOfExperimentsIsWhatTheCodeSays() throws IOException {
        check(
                "reference.md",
                HEAD.formatted(
                        "experiment",
                        "[tutorial.md](tutorial.md) shows how they are used, `configs/` has complete files."),
                ExperimentTypes.load().types(),
                ExperimentSpec.class,
                "Experiment");
    }

    @Test
    void thePageOfSearchesIsWhatTheCodeSays() throws IOException {
        check(
                "reference-profile.md",
                HEAD.formatted(
                        "search", "They are for `bitgauge profile`; `configs/papers/hill2018/` has complete files."),
                SearchTypes.load().types(),
                ProfileSpec.class,
                "Search for a profile");
    }

    @Test
    void thePageOfComparisonsIsWhatTheCodeSays() throws IOException {
        check(
                "reference-compare.md",
                HEAD.formatted("comparison", "They are for `bitgauge compare`."),
                ExperimentTypes.load().types(),
                WinnerSpec.class,
                "Comparison");
    }

    private static void check(String name, String head, ConfigTypes types, Class<? extends Record> type, String title)
            throws IOException {
        String page = head + new ReferenceWriter(types).write(type, title);
        Path docs = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("docs"))
                .filter(folder -> Files.isRegularFile(folder.resolve("reference.md")))
                .findFirst()
                .orElseThrow();
        Path file = docs.resolve(name);
        if (Boolean.getBoolean("bitgauge.write-reference")) {
            Files.writeString(file, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .as("docs/" + name + "; write it anew with -Dtest=ReferencePageTest -Dbitgauge.write-reference=true")
                .isEqualTo(page);
    }
}
