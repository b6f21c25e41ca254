package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last figure of Hill et al. as shipped, against the numbers of docs/validation-hill.md. */
class FoundChartTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFigureHasTheSpeedupsOfThePage() throws IOException {
        Path figures = draw(Cli.root().resolve("configs/papers/hill2018/speedups.yaml"));
        List<String> rows = Files.readAllLines(figures.resolve("hill2018-speedups.csv"));

        assertThat(value(rows, "LeNet-5,found by the search")).isCloseTo(49.4, within(0.05));
        assertThat(value(rows, "MLP,found by the search")).isCloseTo(37.2, within(0.05));
        assertThat(value(rows, "ResNet-20,found by the search")).isCloseTo(16.3, within(0.05));
        assertThat(value(rows, "SqueezeNet,found by the search")).isCloseTo(4.21, within(0.005));
        assertThat(value(rows, "SqueezeNet,fastest of all that hold")).isCloseTo(4.28, within(0.005));
        assertThat(value(rows, ",here 26.8\u00d7")).isCloseTo((49.402 + 37.171 + 16.339 + 4.205) / 4, within(0.01));
        assertThat(value(rows, ",paper 7.6\u00d7")).isEqualTo(7.6);
        assertThat(Files.readString(figures.resolve("hill2018-speedups.txt"))).contains("geometric 18.8", "1808.02513");
        assertThat(figures.resolve("hill2018-speedups.png")).isNotEmptyFile();
    }

    @Test
    void exactSumsCostFloatsHalfOfTheirSpeedup() throws IOException {
        Path file = Cli.write(
                folder,
                "own.yaml",
                """
                found:
                  name: own
                  hardware: {include: %s}
                  found:
                    - {label: float, network: lenet5, search: e6m7, exhaustive: e6m8}
                    - {label: fixed, network: lenet5, search: "fixed(15,8)"}
                """
                        .formatted(Cli.root().resolve("configs/designs/fp32-array.yaml")));
        List<String> rows = Files.readAllLines(draw(file).resolve("own.csv"));

        assertThat(value(rows, "float,found by the search")).isCloseTo(3.3, within(0.05));
        assertThat(value(rows, "float,fastest of all that hold")).isCloseTo(3.1, within(0.05));
        assertThat(value(rows, "fixed,found by the search")).isCloseTo(10.2, within(0.05));
    }

    @Test
    void aFileThatAsksForBothOrNeitherIsRefused() {
        Cli neither = Cli.run("chart", Cli.write(folder, "n.yaml", "figures: [speedup]\n"));

        assertThat(neither.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(neither.err()).contains("results:", "found:");
    }

    private Path draw(Path file) {
        Cli cli = Cli.run("chart", file, "-o", folder.resolve("out"));
        assertThat(cli.status()).as(cli.err()).isEqualTo(ExitStatus.DONE);
        return folder.resolve("out/figures");
    }

    private static double value(List<String> rows, String start) {
        return rows.stream()
                .filter(row -> row.startsWith(start + ","))
                .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(',') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
