package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.search.ProfileSearch;
import org.bitgauge.lab.search.ProfileSpec;
import org.bitgauge.lab.search.SearchTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShippedExperimentsTest {
    private static final double LPDDR5_BITS_PER_SECOND = 4 * 16 * 6.4e9;

    private final ExperimentTypes types = ExperimentTypes.load();

    @ParameterizedTest
    @MethodSource("experiments")
    void everyShippedExperimentIsValid(Path file) throws IOException {
        assumeThat(!Files.readString(file, StandardCharsets.UTF_8).contains("/shared/")
                        || Files.isDirectory(configs().resolve("../../shared")))
                .as("data that are not part of the project")
                .isTrue();
        assertThatCode(() ->
                        new ExperimentRunner(types).check(types.binder().load(file, ExperimentSpec.class, List.of())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void everyShippedSearchIsValid(Path file) {
        SearchTypes searches = SearchTypes.load();
        assertThatCode(() -> new ProfileSearch(
                        searches,
                        searches.binder()
                                .load(file, ProfileSpec.class, List.of())
                                .value()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyPresetDesignIsUsedByAShippedExperiment(Path design) throws IOException {
        boolean used = false;
        for (Path experiment : experiments()) {
            used |= uses(experiment, design);
        }
        for (Path part : yaml(configs().resolve("papers"))) {
            used |= uses(part, design);
        }
        assertThat(used).as("used by an experiment").isTrue();
    }

    private static boolean uses(Path file, Path design) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).contains("designs/" + design.getFileName());
    }

    @Test
    void decodingIsBoundByTheBitsOfTheWeights() throws InterruptedException {
        ExperimentRunner runner = new ExperimentRunner(types);
        for (ComparedRun compared : runner.run(
                        types.binder()
                                .load(configs().resolve("examples/llm-decode.yaml"), ExperimentSpec.class, List.of()),
                        1)
                .runs()) {
            RunResult run = compared.run();
            double read =
                    run.layers().stream().mapToDouble(LayerResult::dramReadBits).sum();
            // Llama-2-7B without its embedding table, and the keys and values of 2048 tokens.
            double weights = 6_738_415_616.0 - 32_000.0 * 4096;
            double cache = 2.0 * 32 * 2048 * 4096;
            LayerResult projection = run.layers().stream()
                    .filter(layer -> layer.weightBitsMean() > 0 && layer.macs() > 0)
                    .findFirst()
                    .orElseThrow();
            double least = weights * projection.weightBitsMean() + cache * projection.activationBitsMean();
            assertThat(read).as(run.profile()).isBetween(least, least * 1.15);
            assertThat(run.timeS())
                    .as(run.profile())
                    .isBetween(read / LPDDR5_BITS_PER_SECOND, 1.4 * read / LPDDR5_BITS_PER_SECOND);
        }
    }

    static List<Path> experiments() throws IOException {
        return yaml(configs()).stream()
                .filter(file -> !file.startsWith(configs().resolve("designs")))
                .filter(file -> !file.startsWith(configs().resolve("compare")))
                .filter(file -> !file.toString().contains("/parts/"))
                .filter(file -> !has(file, "search") && !has(file, "found"))
                .toList();
    }

    static List<Path> searches() throws IOException {
        return yaml(configs()).stream().filter(file -> has(file, "search")).toList();
    }

    /** Whether a section of that name says that the file is for another verb. */
    private static boolean has(Path file, String section) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).contains("\n" + section + ":");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> designs() throws IOException {
        return yaml(configs().resolve("designs"));
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Path configs() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("configs"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }
}
