package org.bitgauge.units.serial;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.ValueKnowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SCNN in the house: counted where values are known, dense where not, and every cycle has a cause. */
final class ScnnUnitTest {
    private static final int SIDE = 14;

    private static ComputeUnit unit(int accumulators) {
        return new ScnnType()
                .build(
                        new ScnnSpec(4, 2, 4, accumulators, 32, Optional.empty(), Optional.empty(), Optional.empty()),
                        SerialUnitTest.context());
    }

    private static LayerTask task(Padding padding, LayerValues values) {
        TensorPrecision int8 = TensorPrecision.of(NumberFormats.parse("int8"), "test");
        TensorPrecision sums = TensorPrecision.of(NumberFormats.parse("int32"), "test");
        Convolution layer = new Convolution(
                1, 1, 6, 10, Extent.square(SIDE), Extent.square(3), Extent.square(1), Extent.square(1), padding, false);
        return new LayerTask(
                new Layer("conv", layer, ImmutableList.of("in")), new LayerPrecision(int8, int8, sums, int8), values);
    }

    private static LayerValues values(long seed) {
        return new LayerValues(
                new ValueKnowledge.Exact(SerialUnitTest.Numbers.random(seed, false, 1, 6, SIDE, SIDE)),
                new ValueKnowledge.Exact(SerialUnitTest.Numbers.random(seed + 1, true, 10, 6, 3, 3)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theCountIsThatOfTheWalkAndItsCausesAreTheWalks(long seed) {
        LayerTask task = task(Padding.all(1), values(seed));
        UnitPlan plan = unit(1024).plan(task);
        LayerOperands layer = LayerOperands.of(task.layer().operation()).orElseThrow();
        ScnnCounts counts = ScnnWalk.count(
                new ScnnGrid(4, 4, 2, 4, 1024, 32),
                layer.shape(),
                1,
                layer.activations(((ValueKnowledge.Exact) task.values().activations()).values(), 0, false),
                layer.weights(((ValueKnowledge.Exact) task.values().weights()).values(), false));
        var whole = LoopNest.of(task.layer().operation()).size();
        assertThat(plan.layerCycles().orElseThrow()).isEqualTo(counts.cycles()).isEqualTo(plan.busyCycles(whole));
        var busy = plan.busy(whole);
        assertThat(busy.stream().mapToLong(b -> b.cycles()).sum()).isEqualTo(counts.cycles());
        assertThat(busy.stream()
                        .filter(b -> b.cause().kind() == Cause.Kind.COMPUTE)
                        .mapToLong(b -> b.cycles())
                        .sum())
                .isEqualTo(counts.products() / 128);
        assertThat(plan.activity(whole).get(0)).as("products").isEqualTo(counts.products());
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void zerosMakeItFasterThanDenseOperands() {
        var whole =
                LoopNest.of(task(Padding.all(1), values(1)).layer().operation()).size();
        long sparse = unit(1024).plan(task(Padding.all(1), values(1))).busyCycles(whole);
        UnitPlan dense = unit(1024).plan(task(Padding.all(1), LayerValues.NONE));
        assertThat(dense.busyCycles(whole)).as("the page's example").isEqualTo(966);
        assertThat(sparse).isLessThan(dense.busyCycles(whole));
        assertThat(dense.layerCycles()).isEmpty();
        assertThat(dense.notes()).singleElement().asString().contains("dense");
    }

    @Test
    void unevenPaddingAndPlanesBeyondTheAccumulatorsAreNotCountedAndSaySo() {
        UnitPlan uneven = unit(1024).plan(task(new Padding(0, 1, 0, 1), values(1)));
        assertThat(uneven.layerCycles()).isEmpty();
        assertThat(uneven.notes()).isNotEmpty();
        assertThat(unit(8).plan(task(Padding.all(1), values(1))).layerCycles()).isEmpty();
    }
}
