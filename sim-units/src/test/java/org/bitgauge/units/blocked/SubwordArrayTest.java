package org.bitgauge.units.blocked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.logic.FixedShape;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Stimulus;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.BlockedProduct;
import org.bitgauge.core.number.FixedPointFormat;
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
import org.bitgauge.core.values.LayerValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubwordArrayTest {
    private static final MatrixMultiply WORK = MatrixMultiply.fullyConnected(300, 1024, 256, false);
    private static final Tile TILE = LoopNest.of(WORK).size();

    private static ComputeUnit array(Combine combine, int levels) {
        NumberFormat int8 = NumberFormats.parse("int8");
        BuildContext context = new BuildContext(
                Technology.nangate45(), Style.SMALL, 1, new DatapathFormats(int8, int8, NumberFormats.parse("int32")));
        return new SubwordType()
                .build(
                        new SubwordSpec(
                                16,
                                16,
                                levels,
                                combine,
                                "weight-stationary",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        context);
    }

    private static LayerTask task(String weights, String activations) {
        TensorPrecision a = TensorPrecision.of(NumberFormats.parse(activations), "test");
        return new LayerTask(
                new Layer("fc", WORK, ImmutableList.of("input")),
                new LayerPrecision(
                        TensorPrecision.of(NumberFormats.parse(weights), "test"),
                        a,
                        TensorPrecision.of(NumberFormats.parse("int32"), "test"),
                        a));
    }

    /** Lanes hold the wider operand, so that narrow weights alone gain nothing. */
    @ParameterizedTest
    @CsvSource({"int8, int8, 1", "int5, int5, 1", "int4, int4, 2", "int3, int3, 2", "int2, int2, 4", "int2, int8, 1"})
    void lanesMultiplyTheRate(String weights, String activations, int lanes) {
        for (Combine combine : Combine.values()) {
            ComputeUnit array = array(combine, 2);
            UnitPlan whole = array.plan(task("int8", "int8"));
            UnitPlan split = array.plan(task(weights, activations));
            assertThat(split.busyCycles(TILE) * lanes).isEqualTo(whole.busyCycles(TILE));
            assertThat(split.edge(TILE).outputWrites()).isEqualTo(300 * 256);
            assertThat(split.edge(TILE).weightReads()).isEqualTo(1024 * 256);
        }
    }

    @ParameterizedTest
    @EnumSource(Combine.class)
    void causesSumToTheTile(Combine combine) {
        UnitPlan plan = array(combine, 2).plan(task("int4", "int3"));
        assertThat(plan.busy(TILE).stream().mapToLong(b -> b.cycles()).sum()).isEqualTo(plan.busyCycles(TILE));
        assertThat(plan.notes()).singleElement().asString().contains("lanes of 4 bits hold 4-bit weights and 3-bit");
    }

    /** Survey of precision-scalable units in 28 nm (Camus et al., JETCAS 2019): +10 % area for one level, +18 % for two. */
    @Test
    void areaOfSumTogetherIsThatOfTheSurvey() {
        MacCosts costs = new MacCosts(Style.SMALL, Technology.nangate45(), Stimulus.REAL);
        double mac = costs.cost(new FixedShape(8, 8, 24)).areaUm2();
        assertThat(new SubwordCosts(8, 1, false, 24, costs).element(1).areaUm2() / mac)
                .isCloseTo(1.10, within(0.03));
        assertThat(new SubwordCosts(8, 2, false, 24, costs).element(1).areaUm2() / mac)
                .isCloseTo(1.18, within(0.03));
        assertThat(new SubwordCosts(8, 2, true, 24, costs).element(1).areaUm2() / mac)
                .as("sums apart need more")
                .isGreaterThan(1.3);
    }

    /** The same survey: 3.3 times the energy for bit-serial weights at 8 bits, 14 for both operands, 1.5 for 4-bit digits. */
    @ParameterizedTest
    @CsvSource({"1, 8, 3.3, 0.1", "1, 1, 14, 0.2", "4, 8, 1.5, 0.1"})
    void energyOfDigitSerialUnitsIsThatOfTheSurvey(int weights, int activations, double ratio, double tolerance) {
        MacCosts costs = new MacCosts(Style.SMALL, Technology.nangate45(), Stimulus.REAL);
        HardwareCost mac = costs.cost(new FixedShape(8, 8, 24));
        BlockedFormat w = BlockedFormat.whole(FixedPointFormat.integer(8), weights);
        BlockedFormat a = BlockedFormat.whole(FixedPointFormat.integer(8), activations);
        BlockedWork work = new BlockedWork(w, a, new BlockedProduct(w, a, Optional.empty()), 1);
        HardwareCost serial = new ElementCosts(
                        new ElementShape(weights, activations, 8 / weights, 8 / activations, 1, 24), costs)
                .element(work.use(LayerValues.NONE));
        assertThat(work.steps()).isEqualTo(64 / weights / activations);
        assertThat(serial.energyFj() / mac.energyFj() / ratio).isCloseTo(1, within(tolerance));
        assertThat(serial.areaUm2()).as("serial units are smaller").isLessThan(0.8 * mac.areaUm2());
    }

    @Test
    void refusesWhatCannotBeHalved() {
        assertThatThrownBy(() -> array(Combine.SUM_TOGETHER, 4))
                .hasMessageContaining("cannot be halved 4 times; choose 'levels' of at most 3");
    }
}
