package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void withoutArgumentsUsageIsShown() {
        Cli cli = Cli.run();

        assertThat(cli.err()).contains("Usage:").contains("explore").contains("validate");
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void starterRunsAsItIs() {
        Path file = folder.resolve("mine.yaml");

        assertThat(Cli.run("new", "-o", file).status()).isEqualTo(ExitStatus.DONE);
        assertThat(Cli.run("check", file).status()).isEqualTo(ExitStatus.DONE);
        Cli run = Cli.run("run", file, "-o", folder.resolve("out"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).contains("speedup").contains("partial sums");
        assertThat(Cli.run("new", "-o", file).status()).isEqualTo(ExitStatus.WRONG_INPUT);
    }

    @Test
    void runsAreTheSameOnOneAndTwoThreads() throws IOException {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");

        assertThat(Cli.run("run", file, "-o", one, "--threads", "1").out())
                .isEqualTo(Cli.run("run", file, "-o", two, "--threads", "2").out());
        assertThat(Cli.files(one)).isEqualTo(Cli.files(two)).contains(Path.of("summary.csv"), Path.of("report.html"));
        for (Path name : Cli.files(one)) {
            assertThat(Files.readAllBytes(two.resolve(name)))
                    .as(name.toString())
                    .isEqualTo(Files.readAllBytes(one.resolve(name)));
        }
    }

    @Test
    void summaryAsJsonHasOneRowForEachRun() {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Cli cli = Cli.run("run", file, "-o", folder.resolve("out"), "--json");

        assertThat((List<?>) Json.read(cli.out())).hasSize(2);
    }

    @Test
    void shippedSchemaIsTheGeneratedOne() throws IOException {
        Cli cli = Cli.run("schema");

        assertThat(cli.out())
                .as("write it anew: bitgauge schema -o configs/schema/experiment.json")
                .isEqualTo(Files.readString(Cli.root().resolve("configs/schema/experiment.json")));
    }

    @Test
    void checkExitsWithOneAndNamesEveryProblem() {
        Path file = Cli.write(
                folder, "x.yaml", Cli.SMALL.replace("rows: 8", "rowz: 8").replace("32 KiB", "32 GHz"));
        Cli cli = Cli.run("check", file);

        assertThat(cli.status()).isEqualTo(ExitStatus.CHECK_FAILED);
        assertThat(cli.err()).contains("rowz").contains("GHz");
    }

    @Test
    void costOfAMacIsJsonWithUnitsInItsNames() {
        Cli cli = Cli.run(
                "cost",
                "mac",
                "--weights",
                "e6m7",
                "--activations",
                "e6m7",
                "--accumulator",
                "e6m7",
                "--node",
                "nangate45",
                "--style",
                "small",
                "--json");
        Map<?, ?> cost = (Map<?, ?>) Json.read(cli.out());

        assertThat(cost.keySet().stream().map(String::valueOf))
                .contains("area_um2", "delay_ps", "energy_fj", "leakage_nw", "spread");
    }

    @Test
    void truncatingAMacSavesArea() {
        assertThat(macArea("--truncate")).isLessThan(macArea());
    }

    private static double macArea(String... more) {
        List<Object> args = new java.util.ArrayList<>(List.of(
                "cost", "mac", "--weights", "fp16", "--activations", "fp16", "--accumulator", "fp16", "--json"));
        args.addAll(List.of(more));
        Map<?, ?> cost = (Map<?, ?>) Json.read(Cli.run(args.toArray()).out());
        return ((Number) java.util.Objects.requireNonNull(cost.get("area_um2"))).doubleValue();
    }

    @Test
    void costOfAnSramIsItsExplainedNumber() {
        Cli cost = Cli.run(
                "cost",
                "sram",
                "--capacity",
                "48KiB",
                "--width",
                "64",
                "--banks",
                "1",
                "--profile",
                "hp350",
                "--node",
                "45nm",
                "--json");
        Cli explained = Cli.run("explain", "sram:48KiB:64:1:hp350:45nm:read", "--json");
        Map<?, ?> a = (Map<?, ?>) Json.read(cost.out());
        Map<?, ?> b = (Map<?, ?>) Json.read(explained.out());

        assertThat(a.get("read_energy_pj")).isEqualTo(b.get("value"));
    }

    @Test
    void explainedEnergyOfALayerIsTheOneInTheResults() throws IOException {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL.replace("[fp32, int8]", "[int8]"));
        Path out = folder.resolve("out");
        Cli.run("run", file, "-o", out);
        List<String> rows = Files.readAllLines(out.resolve("energy.csv"));
        int column = List.of(rows.get(0).split(",", -1)).indexOf("energy_pj");
        double sum = rows.stream()
                .filter(row -> row.contains(",lenet5,conv2,data,"))
                .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[column]))
                .sum();
        Cli cli = Cli.run("explain", "energy:data", file, "--layer", "conv2", "--json");

        assertThat(cli.status()).as(cli.err()).isEqualTo(ExitStatus.DONE);
        assertThat(value(cli)).isPositive().isCloseTo(sum, withinPercentage(1e-9));
    }

    @Test
    void explainedCyclesCloseOverTheirCauses() {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Cli cli = Cli.run("explain", "cycles", file, "--profile", "int8", "--layer", "conv2", "--json");
        Map<?, ?> tree = (Map<?, ?>) Json.read(cli.out());
        Map<?, ?> causes = (Map<?, ?>) ((List<?>) java.util.Objects.requireNonNull(tree.get("inputs"))).get(0);
        double sum = ((List<?>) java.util.Objects.requireNonNull(causes.get("inputs")))
                .stream()
                        .mapToDouble(c ->
                                ((Number) java.util.Objects.requireNonNull(((Map<?, ?>) c).get("value"))).doubleValue())
                        .sum();

        assertThat(sum).isEqualTo(value(cli), within(0.0)).isPositive();
    }

    @Test
    void explainedResidencyTellsWhatStaysOnChipAndHowToAskForIt() {
        Path through = Cli.write(folder, "x.yaml", Cli.SMALL);
        assertThat(Cli.run("explain", "residency", through, "--profile", "int8").err())
                .contains("keep-feature-maps: when-it-pays");
        String keeping = Cli.SMALL.replace("dram: ", "mapping: {keep-feature-maps: when-it-pays}\n    dram: ");
        Path file = Cli.write(folder, "y.yaml", keeping);
        Cli one = Cli.run("explain", "residency", file, "--profile", "int8", "--layer", "conv1");
        assertThat(one.out()).contains("conv1 in data until ");
        Cli all = Cli.run("explain", "residency", file, "--profile", "int8");
        assertThat(all.out()).contains("in DRAM", "a result of the network");
    }

    @Test
    void explainedMappingTellsWhatWasTakenAndWhatIsProved() {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Cli cli = Cli.run("explain", "mapping", file, "--profile", "int8", "--layer", "conv2");
        assertThat(cli.out())
                .contains("mapping of layer conv2")
                .contains("taken: tile ")
                .contains("run on the engine")
                .contains("share by which any other mapping of the space can be better");
    }

    @Test
    void explainNamesTheNearestComponent() {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Cli cli = Cli.run("explain", "area:wieghts", file);

        assertThat(cli.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.err()).contains("did you mean 'weights'");
    }

    @Test
    void diffOfAResultWithItselfChangesNothing() {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Path out = folder.resolve("out");
        Cli.run("run", file, "-o", out);
        Cli same = Cli.run("diff", out, out);
        Path other = folder.resolve("other");
        Cli.run("run", file, "-o", other, "--set", "designs[0].array.rows=16");
        Cli changed = Cli.run("diff", out, other, "-o", folder.resolve("drawn"));

        assertThat(same.out()).contains("configuration: the same").doesNotContain("compute");
        assertThat(changed.out()).contains("rows: 16").contains("total").contains("compute");
        assertThat(folder.resolve("drawn/figures/diff-1-cycles.svg")).exists();
        assertThat(folder.resolve("drawn/figures/diff-2-energy.csv")).exists();
    }

    @Test
    void figuresAreDrawnAgainFromResults() {
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Path out = folder.resolve("out");
        Cli.run("run", file, "-o", out);
        Cli chart = Cli.run("chart", out, "speedup", "-o", folder.resolve("drawn"));
        Cli unknown = Cli.run("chart", out, "sppedup");

        assertThat(chart.status()).as(chart.err()).isEqualTo(ExitStatus.DONE);
        assertThat(folder.resolve("drawn/figures/speedup.svg")).exists();
        assertThat(unknown.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(Cli.run("report", out).status()).isEqualTo(ExitStatus.DONE);
        assertThat(Cli.run("report", folder.resolve("nothing")).status()).isEqualTo(ExitStatus.WRONG_INPUT);
    }

    @Test
    void validationIsJsonWithCounts() {
        Cli cli = Cli.run("validate", "stripes", "--json");
        Map<?, ?> family = (Map<?, ?>) ((List<?>) Json.read(cli.out())).get(0);

        assertThat(cli.status()).isEqualTo(ExitStatus.DONE);
        assertThat(family.keySet().stream().map(String::valueOf))
                .contains(
                        "family",
                        "cases",
                        "median_abs_error",
                        "geomean_ratio",
                        "worst_abs_error",
                        "spearman",
                        "passed",
                        "failed");
        assertThat(family.get("failed")).isEqualTo(0L);
    }

    @Test
    void validationNeedsOneKnownFamilyForOtherCases() {
        assertThat(Cli.run("validate", "strips").err()).contains("did you mean 'stripes'");
        assertThat(Cli.run("validate", "--cases", folder).status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(Cli.run("validate", "stripes", "--cases", folder).err()).contains("stripes_precisions.csv");
    }

    private static double value(Cli cli) {
        Map<?, ?> tree = (Map<?, ?>) Json.read(cli.out());
        return ((Number) java.util.Objects.requireNonNull(tree.get("value"))).doubleValue();
    }
}
