package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bitgauge.lab.testing.Experiments.bind;
import static org.bitgauge.lab.testing.Experiments.design;
import static org.bitgauge.lab.testing.Experiments.experiment;
import static org.bitgauge.lab.testing.Experiments.run;

import java.util.List;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.Problem;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.FormatRow;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.lab.testing.Experiments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentRunnerTest {
    private static final String WS = design("ws", 8, 8, "weight-stationary", "ddr4-3200");

    private static Problem onlyProblem(String yaml) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> run(yaml, 2));
        assertThat(e).isNotNull();
        assertThat(e.problems()).hasSize(1);
        return e.problems().get(0);
    }

    @Test
    void macGainsAreDelayRatioTimesAreaRatioAndEnergyRatio() throws InterruptedException {
        ResultSet results = run(
                experiment(
                        "lenet5",
                        "{name: e6m7, weights: e6m7, activations: e6m7, partial-sums: e6m7},"
                                + " {name: int8, weights: int8, activations: int8, partial-sums: int32}",
                        WS),
                1);
        HardwareCost fp32 = mac("fp32", "fp32");
        for (ComparedRun compared : results.runs()) {
            boolean integer = compared.run().profile().equals("int8");
            HardwareCost mac = integer ? mac("int8", "int32") : mac("e6m7", "e6m7");
            assertThat(compared.macSpeedup())
                    .isEqualTo(fp32.delayPs() / mac.delayPs() * (fp32.areaUm2() / mac.areaUm2()));
            assertThat(compared.macEnergyGain()).isEqualTo(fp32.energyFj() / mac.energyFj());
            assertThat(compared.macSpeedup()).isGreaterThan(1);
        }
    }

    private static HardwareCost mac(String operand, String accumulator) {
        NumberFormat format = NumberFormats.parse(operand);
        return MacCosts.cost(
                format, format, NumberFormats.parse(accumulator), Style.FAST, Technology.parse("nangate45"));
    }

    @Test
    void hillsSweepHas340Profiles() {
        ExperimentSpec spec =
                bind("""
                        name: hill
                        networks: [lenet5]
                        format-sweeps:
                          - {floats: {exponents: 1..8, mantissas: 1..23}, fixed: {integers: 2..13, fractions: 0..12}}
                        designs:
                          - %s
                        """
                                .formatted(WS))
                        .value();
        List<String> names =
                spec.allProfiles().stream().map(profile -> profile.name()).toList();
        assertThat(names).hasSize(8 * 23 + 12 * 13).hasSize(340).doesNotHaveDuplicates();
        assertThat(names.get(0)).startsWith("e1m1");
        assertThat(names.get(339)).startsWith("fixed(25,12)");
    }

    @Test
    void theSameNetworkWithTwoBatchesHasTwoBaselines() throws InterruptedException {
        ResultSet results = run(experiment("{type: lenet5, batch: 1}, {type: lenet5, batch: 16}", "fp32, bf16", WS), 2);
        assertThat(results.runs()).extracting(r -> r.baseline().inferences()).containsExactly(1L, 1L, 16L, 16L);
        assertThat(results.runs().get(2).speedup()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"networks", "profiles", "designs"})
    void twoPartsOfOneNameAreRefusedAtTheSecond(String list) {
        Problem problem = onlyProblem(experiment(
                list.equals("networks") ? "resnet18, {type: resnet18, resolution: 64}" : "lenet5",
                list.equals("profiles") ? "int8, {name: int8, weights: int4, activations: int8}" : "int8",
                list.equals("designs") ? WS + "\n  - " + WS : WS));
        assertThat(problem.message()).startsWith("two " + list + " are named");
        assertThat(problem.path()).isEqualTo(list + "[1]");
    }

    @Test
    void batchesShowInTheNameOfTheNetwork() throws InterruptedException {
        ResultSet results = run(experiment("lenet5, {type: lenet5, batch: 4}, {type: mlp, batch: 2}", "fp32", WS), 1);
        assertThat(results.runs()).extracting(r -> r.run().network()).containsExactly("lenet5", "lenet5-b4", "mlp-b2");
    }

    @Test
    void aProfileThatOnlySharesTheBaselinesNameIsRun() throws InterruptedException {
        ComparedRun run = run(experiment("lenet5", "{name: fp32, weights: bf16, activations: bf16}", WS), 1)
                .runs()
                .get(0);
        assertThat(run.run()).isNotEqualTo(run.baseline());
        assertThat(run.speedup()).isGreaterThan(1);
    }

    @Test
    void aNamedDesignIsTheBaselineOfAll() throws InterruptedException {
        ResultSet results = run(
                experiment(
                        "lenet5",
                        "int8",
                        WS + "\n  - " + design("os", 4, 4, "output-stationary", "ddr4-3200"),
                        "baseline: {profile: fp32, design: os}",
                        "normalise: [iso-macs]"),
                1);
        assertThat(results.runs()).allSatisfy(r -> {
            assertThat(r.baseline().design()).isEqualTo("os");
            assertThat(r.normalise()).isEqualTo("iso-macs");
        });
    }

    @Test
    void everyTensorOfEveryLayerIsInTheTableOfFormats() throws InterruptedException {
        ResultSet results = run(experiment("lenet5", "fp32, int8", WS), 1);
        assertThat(results.formats().stream().map(FormatRow::profile).distinct())
                .containsExactly("fp32", "int8");
        assertThat(results.formats()).allSatisfy(row -> assertThat(row.reason()).isNotBlank());
        long layers = bind(experiment("lenet5", "fp32", WS))
                .value()
                .networks()
                .get(0)
                .build()
                .layers()
                .size();
        assertThat(results.formats().stream().map(FormatRow::layer).distinct()).hasSize((int) layers);
    }

    @Test
    void anUnknownDesignAsBaselineIsReportedWhereItIsNamed() {
        Problem problem = onlyProblem(experiment("lenet5", "fp32", WS, "baseline: {profile: fp32, design: sw}"));
        assertThat(problem.headline()).startsWith("test.yaml:6:35: baseline.design: no design is named 'sw'");
        assertThat(problem.remedy()).isEqualTo("name one of ws");
    }

    @Test
    void aRuleForALayerThatDoesNotExistIsReportedInItsProfile() {
        Problem problem = onlyProblem(experiment(
                "lenet5", "fp32, {weights: int8, activations: int8, layers: [{match: conv9, weights: int4}]}", WS));
        assertThat(problem.file()).isEqualTo("test.yaml");
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.path()).startsWith("profiles[1].layers[0]");
        assertThat(problem.message()).contains("conv9");
        assertThat(problem.remedy()).isNotEmpty();
    }

    @Test
    void aBufferTooSmallForAnyTileIsReportedAtItsDesignWithTheMemoryAndWhatWouldDo() {
        String small =
                WS.replace("capacity: 128 KiB, width: 64, banks: 4", "capacity: 256 B, width: 64, banks: 1, slots: 64");
        Problem problem =
                onlyProblem(experiment("lenet5", "fp32", WS + "\n  - " + small.replace("name: ws", "name: small")));
        assertThat(problem.path()).isEqualTo("designs[1]");
        assertThat(problem.line()).isEqualTo(6);
        assertThat(problem.message()).contains("data-buffer: needs ", "lenet5", "small");
        assertThat(problem.remedy()).startsWith("enlarge it to at least ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[iso-area, iso-power]", "[iso-macs, iso-bandwidth]"})
    void twoRulesThatSizeTheArrayAreRefused(String rules) {
        Problem problem = onlyProblem(experiment("lenet5", "bf16", WS, "normalise: " + rules));
        assertThat(problem.message()).contains("only one of iso-area, iso-macs, iso-power");
    }

    @Test
    void checkingFindsProblemsWithoutRunning() {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> new ExperimentRunner(Experiments.TYPES)
                .check(bind(experiment(
                        "lenet5, alexnet",
                        "{weights: int8, activations: int8, layers: [{match: conv9, weights: int4}]}",
                        WS,
                        "baseline: {profile: fp32, design: sw}"))));
        assertThat(e.problems()).hasSize(3);
    }
}
