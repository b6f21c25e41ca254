package org.bitgauge.lab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bitgauge.core.explain.Explanation;
import org.bitgauge.lab.experiment.Inspection;
import org.bitgauge.lab.testing.Experiments;
import org.junit.jupiter.api.Test;

class StoredTargetTest {
    /** A quarter of the values and no cut run but one in 32: (1 - 0.75) / (1 - 0.75^32) pairs of a third of 64 bits. */
    @Test
    void aShareOfZerosGivesTheBitsOfAValue() {
        Explanation bits = PartTargets.explain("stored:run-length(run=5,pairs=3):int16:0.75");

        assertThat(bits.value()).isCloseTo(0.25 / (1 - Math.pow(0.75, 32)) * 64 / 3, within(1e-9));
        assertThat(bits.inputs().get(1).value()).isEqualTo(64);
        assertThatThrownBy(() -> PartTargets.explain("stored:dpred(group=16):int16:0.75"))
                .hasMessageContaining("does not follow from a share of zeros");
        assertThatThrownBy(() -> PartTargets.explain("stored:run-length:int16"))
                .hasMessageContaining("form, format, share of zeros");
        assertThatThrownBy(() -> PartTargets.explain("stored:run-length:fp16:0.5"))
                .hasMessageContaining("no integer codes");
    }

    @Test
    void aRunShowsEveryMemoryAndTensorAndTheirSum() {
        String yaml = Experiments.experiment(
                "{type: layers, name: tiny, layers: [{op: matmul, name: fc, rows: 1, reduction: 256, columns: 10}]}",
                "int8",
                Experiments.design(
                        "d", 8, 8, "weight-stationary", "{type: ddr4-3200, stored: \"run-length(otherwise=dense)\"}"),
                "baseline: int8",
                "values: {activations: {distribution: {kind: half-normal, reach: 4, layer-zeros: [{layer: fc, share:"
                        + " 0.8}]}}, weights: {distribution: {kind: normal, reach: 4}}}");
        Inspection run = Inspection.of(Experiments.TYPES, Experiments.bind(yaml), new Inspection.Choice("", "", ""));
        Explanation stored = RunTargets.explain("stored", run, "fc", () -> run);

        Explanation dram = stored.inputs().get(0);
        assertThat(dram.what()).contains("dram", "run-length");
        assertThat(stored.inputs()).hasSize(3);
        assertThat(dram.value())
                .isCloseTo(
                        dram.inputs().stream().mapToDouble(Explanation::value).sum(), within(1e-9));
        Explanation weights = dram.inputs().get(0);
        assertThat(weights.value()).isEqualTo(8 * 2560);
        assertThat(weights.inputs().get(1).source()).contains("dense");
        Explanation activations = dram.inputs().get(1).inputs().get(1);
        assertThat(activations.value()).isLessThan(8);
        assertThat(activations.formula()).contains("any order");
    }
}
