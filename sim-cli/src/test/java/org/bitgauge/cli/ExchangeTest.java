package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles leave for other tools and come back. */
class ExchangeTest {
    private static final Path MODEL = Cli.root().resolve("configs/data/lenet5_mnist.onnx");
    private static final String PROFILE =
            """
            name: narrow
            weights: fixed(6,5)
            activations: ufixed(8,4)
            layers: [{match: conv1, weights: "fixed(8,7)"}]
            """;

    @TempDir
    private Path folder;

    @Test
    void aProfileExportedToQonnxRunsAfterImport() throws IOException {
        Path profile = Cli.write(folder, "p.yaml", PROFILE);
        Path model = folder.resolve("q.onnx");
        Cli exported = Cli.run("export", profile, "--as", "qonnx", "--model", MODEL, "-o", model);
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(exported.err()).contains("nothing is lost");
        Path yaml = folder.resolve("q.yaml");
        Cli imported = Cli.run("import", "qonnx", model, "-o", yaml);
        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(imported.err()).contains("10 quantised operands of 5 products");
        Cli run = Cli.run("run", yaml, "-o", folder.resolve("results"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("results/layers.csv")))
                .contains("conv1,conv,117600,\"fixed(8,7)\",\"ufixed(8,4)\"")
                .contains("fc3,gemm,840,\"fixed(6,5)\",\"ufixed(8,4)\"");
    }

    @Test
    void lossesAreNamedAndTheFileIsWritten() {
        Path profile = Cli.write(folder, "p.yaml", PROFILE);
        Path text = folder.resolve("precision.txt");
        Cli exported = Cli.run("export", profile, "--as", "dnnsim", "--model", MODEL, "-o", text);
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(exported.err()).contains("lost: conv1, activations: unsigned; a magnitude counts a sign bit");
        assertThat(text).content().contains("\n5;5;5;5;5;\n4;4;4;4;4;\n1;1;1;1;1;\n7;5;5;5;5;\n");
    }

    @Test
    void aModelWithoutQuantisersIsNoQonnx() {
        Cli imported = Cli.run("import", "qonnx", MODEL, "-o", folder.resolve("x.yaml"));
        assertThat(imported.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(imported.err())
                .contains("no product of it has a quantised operand")
                .contains("import onnx");
        assertThat(folder.resolve("x.yaml")).doesNotExist();
    }

    @Test
    void aTableIsReadBackAsTheSameProfile() {
        Path profile = Cli.write(folder, "p.yaml", PROFILE);
        Path table = folder.resolve("p.csv");
        assertThat(Cli.run("export", profile, "--as", "csv", "-o", table).status())
                .isZero();
        Path again = folder.resolve("again.csv");
        assertThat(Cli.run("export", table, "--as", "csv", "-o", again).status())
                .isZero();
        assertThat(again).hasSameTextualContentAs(table);
    }
}
