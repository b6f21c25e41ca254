package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportScaleSimTest {
    private static final String CONFIG =
            """
            [general]
            run_name = small
            [architecture_presets]
            ArrayHeight : 8
            ArrayWidth : 8
            IfmapSramSzkB : 64
            FilterSramSzkB : 64
            OfmapSramSzkB : 64
            Dataflow : os
            [run_presets]
            InterfaceBandwidth: CALC
            """;

    @TempDir
    private Path folder;

    /** Worked example of the tool's specification: 63 cycles, 21.09375 % of the array used. */
    @Test
    void anImportedExperimentRunsAndLeavesTheReportOfTheTool() throws IOException {
        Path config = Cli.write(folder, "x.cfg", CONFIG);
        Path topology = Cli.write(folder, "t.csv", "Layer,\nconv, 5, 5, 3, 3, 2, 3, 1\n");
        Path yaml = folder.resolve("out.yaml");
        Cli imported = Cli.run("import", "scalesim", "-c", config, "-t", topology, "-o", yaml);
        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(imported.out()).isEmpty();
        assertThat(imported.err()).contains("t.csv:2: no comma at the end", "bitgauge run");
        Cli checked = Cli.run("check", yaml);
        assertThat(checked.status()).as(checked.err()).isZero();
        Cli run = Cli.run("run", yaml, "-o", folder.resolve("results"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("results/scalesim_compute.csv")))
                .contains("LayerID, Total Cycles, Stall Cycles, Overall Util %,")
                .contains("\n0, 63, 0, ")
                .contains(", 21.09375, ");
        assertThat(folder.resolve("results/scalesim_counts.csv")).exists();
        assertThat(folder.resolve("results/summary.csv")).exists();
    }

    @Test
    void productsNeedTheirSwitchAndWrongInputWritesNothing() {
        Path config = Cli.write(folder, "x.cfg", CONFIG);
        Path topology = Cli.write(folder, "g.csv", "Layer, M, N, K,\ng, 17, 9, 33,\n");
        Path yaml = folder.resolve("out.yaml");
        Cli wrong = Cli.run("import", "scalesim", "-c", config, "-t", topology, "-o", yaml);
        assertThat(wrong.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(wrong.err()).contains("g.csv:2: ").contains("--gemm");
        assertThat(yaml).doesNotExist();
        Cli right = Cli.run("import", "scalesim", "-c", config, "-t", topology, "--gemm");
        assertThat(right.status()).isZero();
        assertThat(right.out()).contains("op: matmul", "rows: 17, reduction: 33, columns: 9", "outputs: [scalesim]");
    }

    @Test
    void missingFilesAndOptionsAreWrongInput() {
        Path config = Cli.write(folder, "x.cfg", CONFIG);
        Cli file = Cli.run("import", "scalesim", "-c", config, "-t", folder.resolve("absent.csv"));
        assertThat(file.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(file.err()).contains("absent.csv: there is no such file");
        assertThat(Cli.run("import", "scalesim", "-c", config).status()).isEqualTo(ExitStatus.WRONG_INPUT);
    }

    @Test
    void theScoreboardIsClean() {
        Cli cli = Cli.run("validate", "scalesim");
        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("total cycles", "ofmap writes");
    }
}
