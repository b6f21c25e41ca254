package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bitgauge.core.config.ReferenceWriter;
import org.junit.jupiter.api.Test;

final class ReferencePageTest {
    private static final String HEAD =
            """
            # Reference of experiment files

            Every key, made from the code by `ReferenceWriter`; a test compares. [tutorial.md](tutorial.md) shows how they are used, `configs/` has complete files.

            """;

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        String page =
                HEAD + new ReferenceWriter(ExperimentTypes.load().types()).write(ExperimentSpec.class, "Experiment");
        Path file = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("docs/reference.md"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
        if (Boolean.getBoolean("bitgauge.write-reference")) {
            Files.writeString(file, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .as("docs/reference.md; write it anew with -Dtest=ReferencePageTest -Dbitgauge.write-reference=true")
                .isEqualTo(page);
    }
}
