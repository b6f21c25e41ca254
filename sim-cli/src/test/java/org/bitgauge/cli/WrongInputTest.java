package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongInputTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void unknownKeyIsNamedWithItsPlaceAndTheNearestKnownOne() {
        Cli cli = runText(Cli.SMALL.replace("rows: 8", "rowz: 8"));

        assertThat(cli.err()).contains("x.yaml:7:").contains("rowz").contains("rows");
    }

    @Test
    void wrongUnitIsRefused() {
        Cli cli = runText(Cli.SMALL.replace("32 KiB", "32 GHz"));

        assertThat(cli.err()).contains("x.yaml:10:").contains("capacity").contains("GHz");
    }

    @Test
    void negativeSizeIsRefused() {
        Cli cli = runText(Cli.SMALL.replace("capacity: 32 KiB", "capacity: -32 KiB"));

        assertThat(cli.err()).contains("x.yaml:10:").contains("capacity").contains("-32");
    }

    @Test
    void bufferTooSmallForAnyTileNamesTheLayerTheBufferAndALever() {
        Cli cli = runText(Cli.SMALL.replace(
                "capacity: 64 KiB, width: 64, banks: 4", "capacity: 256 B, width: 32, banks: 2, slots: 64"));

        assertThat(cli.err()).contains("x.yaml:").contains("lenet5").contains("data");
    }

    @Test
    void unknownFormatIsRefused() {
        Cli cli = runText(Cli.SMALL.replace("[fp32, int8]", "[fp32, itn8]"));

        assertThat(cli.err()).contains("x.yaml:3:").contains("itn8").contains("int8");
    }

    @Test
    void profileForALayerThatDoesNotExistIsRefused() {
        Cli cli = runText(Cli.SMALL.replace(
                "[fp32, int8]",
                "[{name: mixed, weights: int8, activations: int8, layers: [{match: convv1, weights: int4}]}]"));

        assertThat(cli.err()).contains("x.yaml:3:").contains("convv1").contains("conv1");
    }

    @Test
    void cyclicIncludeIsShownAsACycle() {
        Cli.write(folder, "b.yaml", "include: x.yaml\n");
        Cli cli = runText("include: b.yaml\n" + Cli.SMALL);

        assertThat(cli.err()).contains("cyclic include").contains("b.yaml:1");
    }

    @Test
    void emptyFileIsRefused() {
        Cli cli = runText("");

        assertThat(cli.err()).contains("x.yaml").contains("empty");
    }

    @Test
    void deepNestingIsRefusedAndNotAStackOverflow() {
        Cli cli = runText("name: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n");

        assertThat(cli.err()).contains("x.yaml").doesNotContain("internal fault");
    }

    @Test
    void truncatedOnnxFileIsRefused() throws IOException {
        Path model = Files.write(folder.resolve("model.onnx"), new byte[] {8, 7, 18, 127, 1, 2});
        Cli cli = Cli.run("import", "onnx", model, "-o", folder.resolve("net.yaml"));

        assertThat(cli.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.err()).contains("model.onnx");
        assertThat(Cli.files(folder)).containsExactly(Path.of("model.onnx"));
    }

    @Test
    void fileThatIsNoOnnxIsRefused() {
        Path model = Cli.write(folder, "model.onnx", "name: this is YAML\n");
        Cli cli = Cli.run("import", "onnx", model);

        assertThat(cli.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.err()).contains("model.onnx").doesNotContain("internal fault");
    }

    @Test
    void unwritableOutputFolderIsFoundOutBeforeTheRun() {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Path below = Cli.write(folder, "taken", "a file").resolve("out");
        for (List<Object> command : List.<List<Object>>of(
                List.of("run", file, "-o", below), List.of("schema", "-o", below.resolve("s.json")))) {
            Cli cli = Cli.run(command.toArray());

            assertThat(cli.status()).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(cli.err()).contains("taken").contains("not a folder");
            assertThat(cli.out()).isEmpty();
        }
        assertThat(Cli.files(folder)).containsExactly(Path.of("taken"), Path.of("x.yaml"));
    }

    @Test
    void emptyNameOfAFolderIsNotTheWorkingDirectory() {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Cli cli = Cli.run("run", file, "-o", "");

        assertThat(cli.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.err()).contains("--output").contains("empty");
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void unknownDramAndNodeAreShownWhereTheyStand() {
        Cli cli = runText(Cli.SMALL.replace("dram: ddr4-3200", "dram: ddr9").replace("node: nangate45", "node: 28um"));

        assertThat(cli.err()).contains("x.yaml:12:11: designs[0].dram: unknown DRAM type 'ddr9'");
        assertThat(cli.err()).contains("x.yaml:6:").contains("designs[0].technology: unknown technology '28um'");
    }

    @Test
    void fileForAnotherVerbIsToldItsVerb() {
        Path design = Cli.write(folder, "design.yaml", "array: {type: systolic}\ndram: ddr4-3200\n");
        Path comparison = Cli.write(folder, "compare.yaml", "name: c\nnetwork: lenet5\n");
        Path experiment = Cli.write(folder, "small.yaml", Cli.SMALL);

        assertThat(refused("run", design)).contains("design.yaml is a design").contains("bitgauge cost unit");
        assertThat(refused("explore", comparison)).contains("is a comparison").contains("bitgauge compare");
        assertThat(refused("profile", experiment)).contains("is an experiment").contains("bitgauge run");
        assertThat(Cli.run("check", experiment).status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void targetsThatAreNoneAreToldThoseThereAre() {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);

        assertThat(refused("explain", "slowdown", file))
                .contains("energy:COMPONENT")
                .contains("mac:...");
        assertThat(refused("explain", "mac:w=int8,style=slow:area")).contains("style=small");
        assertThat(refused("run", file, "--what-if", "no-fil")).contains("did you mean 'no-fill'?");
        assertThat(refused("cost", "dram", "--type", "ddr4-3200", "--channels", "0"))
                .contains("at least 1");
        assertThat(refused("schema", "experimnt")).contains("'experimnt' is none of experiment, profile, compare");
    }

    private static String refused(Object... args) {
        Cli cli = Cli.run(args);
        assertThat(cli.status()).as(cli.err()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.out()).isEmpty();
        return cli.err();
    }

    @Test
    void missingFileIsNamed() {
        Cli cli = Cli.run("run", folder.resolve("none.yaml"));

        assertThat(cli.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.err()).contains("none.yaml").doesNotContain("internal fault");
    }

    @Test
    void wrongAxisOfAnExplorationIsFoundOutBeforeTheFirstPoint() {
        Path file = Cli.write(
                folder,
                "x.yaml",
                Cli.SMALL + "explore:\n  axes:\n    - {paths: [\"designs[0].array.rowz\"], values: [4, 8]}\n");
        Cli cli = Cli.run("explore", file, "-o", folder.resolve("out"));

        assertThat(cli.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.err()).contains("rowz").contains("rows");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aHugeLayerWorks() {
        String layers =
                "networks: [{type: layers, name: huge, layers: [{op: matmul, name: fc, rows: 1, reduction: 100000,"
                        + " columns: 100000}]}]";
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL.replace("networks: [lenet5]", layers));
        Cli cli = Cli.run("run", file, "-o", folder.resolve("out"));

        assertThat(cli.err()).doesNotContain("bitgauge:");
        assertThat(cli.status()).isEqualTo(ExitStatus.DONE);
        assertThat(cli.out()).contains("huge");
    }

    @Test
    void unknownVerbSuggestsTheNearest() {
        Cli cli = Cli.run("exlpain", "mac:e6m7:area");

        assertThat(cli.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.err()).contains("did you mean: explain");
    }

    /** Runs a text that is wrong, and finds nothing left behind. */
    private Cli runText(String text) {
        Path file = Cli.write(folder, "x.yaml", text);
        List<Path> before = Cli.files(folder);
        Cli cli = Cli.run("run", file, "-o", folder.resolve("out"));

        assertThat(cli.status()).as(cli.err()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.out()).isEmpty();
        assertThat(Cli.files(folder)).isEqualTo(before);
        assertThat(folder.resolve("out")).doesNotExist();
        return cli;
    }
}
