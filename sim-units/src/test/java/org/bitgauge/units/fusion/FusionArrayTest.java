package org.bitgauge.units.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;
import org.junit.jupiter.api.Test;

class FusionArrayTest {
    private static ComputeUnit array(FusionCostSource costs, String node) {
        FusionSpec spec = new FusionSpec(16, 32, Optional.of(8), 2, 2, Optional.empty(), costs);
        DatapathFormats widest = new DatapathFormats(
                NumberFormats.parse("int8"), NumberFormats.parse("int8"), NumberFormats.parse("int40"));
        return new FusionType().build(spec, new BuildContext(Technology.parse(node), Style.SMALL, 1, widest));
    }

    private static final ComputeUnit ARRAY = array(FusionCostSource.CONSTRUCTION, "nangate45");

    private static LayerTask task(Operation operation, String weights, String activations) {
        TensorPrecision w = TensorPrecision.of(NumberFormats.parse(weights), "test");
        TensorPrecision a = TensorPrecision.of(NumberFormats.parse(activations), "test");
        TensorPrecision sums = TensorPrecision.of(NumberFormats.parse("int40"), "test");
        return new LayerTask(
                new Layer("layer", operation, ImmutableList.of("input")), new LayerPrecision(w, a, sums, a));
    }

    private static long cycles(Operation operation, String weights, String activations) {
        return ARRAY.plan(task(operation, weights, activations))
                .busyCycles(LoopNest.of(operation).size());
    }

    /** The worked example of the documentation: 16 x 4096 x 4096 in 4 bits, and the wavefront of 16 + 32 - 2 cycles. */
    @Test
    void aLayerInFourBitsTakesItsFoldsAndOneWavefront() {
        MatrixMultiply rnn = MatrixMultiply.fullyConnected(16, 4096, 4096, false);
        assertThat(cycles(rnn, "int4", "int4")).isEqualTo(16 * (4096 / 32) * (4096 / (16 * 4)) + 46);
        assertThat(cycles(rnn, "int8", "int8")).isEqualTo(16 * (4096 / 32) * (4096 / 16) + 46);
        assertThat(cycles(rnn, "int2", "binary")).isEqualTo(16 * (4096 / 32) * (4096 / (16 * 16)) + 46);
        assertThat(cycles(rnn, "int16", "int16")).isEqualTo(4 * 16 * (4096 / 32) * (4096 / 16) + 46);
    }

    @Test
    void computeCyclesAreThoseOfTheSimulatorWhereOneTileIsTheLayer() {
        Convolution conv = new Convolution(
                1,
                1,
                100,
                70,
                Extent.square(14),
                Extent.square(3),
                Extent.square(1),
                Extent.square(1),
                Padding.all(1),
                false);
        PeerMachine large = new PeerMachine(16, 32, 8, 2, 1L << 40, 1L << 40, 1L << 40, 192);
        for (int bits = 2; bits <= 8; bits *= 2) {
            PeerCounts peer = new PeerSearch(large).run(new PeerLayer(3, 14, 1, 100, 70, 1, bits, bits, false));
            assertThat(cycles(conv, "int" + bits, "int" + bits) - 46).isEqualTo(peer.cycles() - peer.waitCycles());
        }
    }

    @Test
    void theFirstLayerHasItsWindowsUnrolled() {
        Convolution first = new Convolution(
                1,
                1,
                3,
                96,
                Extent.square(227),
                Extent.square(11),
                Extent.square(4),
                Extent.square(1),
                Padding.NONE,
                false);
        assertThat(cycles(first, "int8", "int8")).isEqualTo(55 * 55 * 3 * 23 + 46);
    }

    @Test
    void bothSourcesOfCostAreWholeAndTheirsIsTheTable() {
        ComputeUnit theirs = array(FusionCostSource.BITFUSION_45NM, "nangate45");
        double area = theirs.parts().stream().mapToDouble(UnitPart::areaUm2).sum();
        assertThat(area).isCloseTo(27_752.83558 * 32, within(1e-3));
        LayerTask task = task(MatrixMultiply.fullyConnected(16, 512, 64, false), "int8", "int8");
        UnitPlan plan = theirs.plan(task);
        assertThat(plan.activities()).hasSize(1);
        assertThat(plan.activities().get(0).energyPj()).isCloseTo(3_673_500e-9 / 500e6 * 1e12 / 16, within(1e-12));
        assertThat(ARRAY.parts()).hasSize(4);
        assertThatThrownBy(() -> array(FusionCostSource.BITFUSION_45NM, "28nm"))
                .hasMessageContaining("45 nm")
                .hasMessageContaining("construction");
    }

    @Test
    void whatCannotBeComputedIsNamedWithARemedy() {
        Operation small = MatrixMultiply.fullyConnected(1, 16, 16, false);
        assertThat(ARRAY.refuses(task(small, "int17", "int8")))
                .hasValueSatisfying(why -> assertThat(why).contains("int17", "int8", "2 passes", "larger maximum"));
        assertThat(ARRAY.refuses(task(small, "e4m3", "int8")))
                .hasValueSatisfying(why -> assertThat(why).contains("e4m3", "integers"));
        assertThat(ARRAY.refuses(task(small, "pow2(4)", "int8"))).isPresent();
        assertThat(ARRAY.refuses(task(small, "ternary", "uint4"))).isEmpty();
        assertThat(ARRAY.plan(task(small, "int3", "int16")).notes())
                .anyMatch(note -> note.contains("computed as 4 bits"))
                .anyMatch(note -> note.contains("2 passes"));
    }
}
