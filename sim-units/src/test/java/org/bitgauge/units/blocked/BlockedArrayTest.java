package org.bitgauge.units.blocked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.core.values.CodeDistribution;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.ValueKnowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedArrayTest {
    private static final MatrixMultiply WORK = MatrixMultiply.fullyConnected(500, 4096, 512, false);
    private static final Tile TILE = LoopNest.of(WORK).size();

    private static ComputeUnit array(int block, int multipliers, String dataflow, String format) {
        NumberFormat operand = NumberFormats.parse(format);
        BuildContext context = new BuildContext(
                Technology.nangate45(),
                Style.SMALL,
                1,
                new DatapathFormats(operand, operand, NumberFormats.parse("int32")));
        BlockedSpec spec = new BlockedSpec(
                16,
                16,
                block,
                Optional.empty(),
                Optional.empty(),
                multipliers == 0 ? Optional.empty() : Optional.of(multipliers),
                dataflow,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new BlockedType().build(spec, context);
    }

    private static LayerTask task(String weights, String activations, int products, LayerValues values) {
        TensorPrecision a = TensorPrecision.of(NumberFormats.parse(activations), "test");
        return new LayerTask(
                new Layer("fc", WORK, ImmutableList.of("input")),
                new LayerPrecision(
                        TensorPrecision.of(NumberFormats.parse(weights), "test"),
                        a,
                        TensorPrecision.of(NumberFormats.parse("int32"), "test"),
                        a,
                        products == 0 ? Optional.empty() : Optional.of(BlockProducts.keep(products))),
                values);
    }

    private static LayerTask task(String format, int products) {
        return task(format, format, products, LayerValues.NONE);
    }

    /** One block multiplier: cycles of every phase are L of P^2. */
    @ParameterizedTest
    @CsvSource({
        "4, 1", "4, 2", "4, 3", "4, 4", "2, 1", "2, 3", "2, 4", "2, 7", "2, 8", "2, 16", "1, 1", "1, 37", "1, 64"
    })
    void cyclesAreExactlyLOfPSquaredOnOneMultiplier(int block, int kept) {
        for (String dataflow : List.of("weight-stationary", "output-stationary", "input-stationary")) {
            ComputeUnit array = array(block, 1, dataflow, "int8");
            long all = (8 / block) * (8 / block);
            long exact = array.plan(task("int8", 0)).busyCycles(TILE);
            long some = array.plan(task("int8", kept)).busyCycles(TILE);
            assertThat(some * all).as(dataflow).isEqualTo(exact * kept);
            assertThat(array.peakMacsPerCycle(task("int8", kept).precision())).isEqualTo(256.0 / kept);
        }
    }

    /** P^2 multipliers: several taps in a step, where L divides P^2 and the packed taps fill the array. */
    @ParameterizedTest
    @CsvSource({"4, 1, 4", "4, 2, 2", "4, 3, 1", "4, 4, 1", "2, 1, 16", "2, 4, 4", "2, 8, 2", "2, 5, 3", "2, 16, 1"})
    void anElementPacksTapsThatNeedFewProducts(int block, int kept, int packed) {
        ComputeUnit array = array(block, 0, "weight-stationary", "int8");
        UnitPlan exact = array.plan(task("int8", 0));
        UnitPlan some = array.plan(task("int8", kept));
        assertThat(array.peakMacsPerCycle(task("int8", kept).precision())).isEqualTo(256.0 * packed);
        if (4096 % (16 * packed) == 0) {
            assertThat(some.busyCycles(TILE) * packed).isEqualTo(exact.busyCycles(TILE));
        }
        assertThat(some.edge(TILE).weightReads()).isEqualTo(4096 * 512);
        assertThat(some.grain().taps()).isEqualTo(16L * packed);
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "2, 5", "2, 1"})
    void causesSumToTheTile(int block, int kept) {
        for (int multipliers = 1; multipliers <= 4; multipliers++) {
            UnitPlan plan =
                    array(block, multipliers, "output-stationary", "int8").plan(task("int8", kept));
            assertThat(plan.busy(TILE).stream().mapToLong(b -> b.cycles()).sum())
                    .isEqualTo(plan.busyCycles(TILE));
            assertThat(plan.busy(TILE).stream()
                            .filter(b -> b.cause().kind() == Cause.Kind.COMPUTE)
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void narrowIntegersNeedFewerBlocks() {
        ComputeUnit array = array(4, 0, "weight-stationary", "int8");
        assertThat(array.peakMacsPerCycle(task("int4", 0).precision())).isEqualTo(1024);
        assertThat(array.peakMacsPerCycle(task("int5", 0).precision())).isEqualTo(256);
        assertThat(array.peakMacsPerCycle(
                        task("int4", "int8", 0, LayerValues.NONE).precision()))
                .isEqualTo(512);
    }

    @Test
    void keptBlocksMultiplyAsManyAsTheyAre() {
        ComputeUnit array = array(2, 1, "weight-stationary", "int8");
        LayerTask task = task("blocked(int8,2,2)[mask=top]", "blocked(int8,2,3)[mask=top]", 0, LayerValues.NONE);
        assertThat(array.peakMacsPerCycle(task.precision())).isEqualTo(256.0 / 6);
    }

    @Test
    void dynamicBlocksNeedValuesAndZeroBlocksCostNoEnergy() {
        ComputeUnit array = array(4, 1, "weight-stationary", "int8");
        String dynamic = "blocked(int8,4,1)";
        assertThat(array.refuses(task(dynamic, "int8", 0, LayerValues.NONE)))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("weights of fc are blocked(int8,4,1)")
                        .contains("histogram")
                        .contains("blocked(int8,4,1)[mask=10]"));
        double small = energy(array, task(dynamic, dynamic, 0, both(3)));
        double zero = energy(array, task(dynamic, dynamic, 0, both(0)));
        assertThat(array.refuses(task(dynamic, dynamic, 0, both(3)))).isEmpty();
        assertThat(zero).isLessThan(0.7 * small);
        double top = energy(array, task("blocked(int8,4,1)[mask=10]", dynamic, 0, both(3)));
        assertThat(top).as("the top block of 3 is zero").isEqualTo(zero, within(1e-9));
    }

    private static double energy(ComputeUnit array, LayerTask task) {
        return array.plan(task).activities().get(0).energyPj();
    }

    private static LayerValues both(int code) {
        ValueKnowledge always = new ValueKnowledge.Expected(
                new CodeDistribution(8, 0, true, code, ImmutableDoubleArray.of(1)), 1, "test");
        return new LayerValues(always, always);
    }

    @Test
    void refusesWhatItCannotComposeAndSaysWhatItCould() {
        assertThatThrownBy(() -> array(3, 0, "weight-stationary", "int8"))
                .hasMessageContaining("blocks of 3 bits do not divide the 8 bits of int8; choose 1, 2, 4 or 8");
        assertThatThrownBy(() -> array(4, 5, "weight-stationary", "int8")).hasMessageContaining("give it 1 to 4");
        assertThatThrownBy(() -> array(4, 0, "weight-stationary", "e4m3")).hasMessageContaining("such as int8");
        ComputeUnit array = array(4, 0, "weight-stationary", "int8");
        assertThat(array.refuses(task("int8", 5)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("fc").contains("keep 1 to 4"));
        assertThat(array.refuses(task("blocked(int8,2,1)[mask=top]", 0)))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("blocks of 2 bits").contains("blocks of 4 bits"));
    }
}
