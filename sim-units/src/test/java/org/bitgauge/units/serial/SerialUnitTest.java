package org.bitgauge.units.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import java.util.Random;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Stimulus;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueKnowledge;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.units.testing.TestMachines;
import org.bitgauge.units.vector.LaneVectorUnit;
import org.junit.jupiter.api.Test;

/** Serial units in the house: exact cycles reach the schedule whole, causes sum, parts are near what synthesis gave. */
final class SerialUnitTest {
    private static final Convolution LAYER = new Convolution(
            1,
            1,
            20,
            40,
            Extent.square(30),
            Extent.square(3),
            Extent.square(1),
            Extent.square(1),
            Padding.all(1),
            false);

    record Numbers(ImmutableLongArray shape, int[] codes, boolean signed) implements TensorValues {
        @Override
        public int bits() {
            return 8;
        }

        @Override
        public int fractionBits() {
            return 0;
        }

        @Override
        public void read(long start, int[] into, int offset, int count) {
            System.arraycopy(codes, (int) start, into, offset, count);
        }

        @Override
        public String source() {
            return "test";
        }

        static Numbers random(long seed, boolean signed, long... shape) {
            Random random = new Random(seed);
            int size = 1;
            for (long s : shape) {
                size *= (int) s;
            }
            int[] codes = new int[size];
            for (int i = 0; i < size; i++) {
                int value = random.nextInt(2) == 0 ? 0 : random.nextInt(1 << 1 + random.nextInt(7));
                codes[i] = signed && random.nextBoolean() ? -value : value;
            }
            return new Numbers(ImmutableLongArray.copyOf(shape), codes, signed);
        }
    }

    static BuildContext context() {
        var int8 = NumberFormats.parse("int8");
        return new BuildContext(
                Technology.nangate45(), Style.FAST, 1, new DatapathFormats(int8, int8, NumberFormats.parse("int32")));
    }

    private static ComputeUnit dpred() {
        return new DynamicStripesType()
                .build(
                        new DynamicStripesSpec(
                                new SerialGridSpec(8, 4, 8, 2, 16),
                                1,
                                false,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        context());
    }

    private static LayerTask task(LayerValues values) {
        TensorPrecision int8 = TensorPrecision.of(NumberFormats.parse("int8"), "test");
        TensorPrecision sums = TensorPrecision.of(NumberFormats.parse("int32"), "test");
        return new LayerTask(
                new Layer("conv", LAYER, ImmutableList.of("in")), new LayerPrecision(int8, int8, sums, int8), values);
    }

    private static LayerValues values() {
        return new LayerValues(
                new ValueKnowledge.Exact(Numbers.random(7, false, 1, 20, 30, 30)),
                new ValueKnowledge.Exact(Numbers.random(8, true, 40, 20, 3, 3)));
    }

    @Test
    void theCountOnTheValuesReachesTheScheduleWhole() throws Exception {
        ComputeUnit unit = dpred();
        UnitPlan plan = unit.plan(task(values()));
        long counted = plan.layerCycles().orElseThrow();
        for (long bytes : new long[] {1L << 20, 1L << 13}) {
            Machine machine = new Machine(
                    unit,
                    LaneVectorUnit.build(4, NumberFormats.parse("fp32"), context()),
                    new MemorySystem(ImmutableList.of(TestMachines.shared(bytes, 2)), new Channel("dram", 64, 1, 30)));
            Schedule schedule = new TileMapper().map(task(values()), machine).schedule();
            long[] times = schedule.tilesByKind();
            long sum = 0;
            for (int kind = 0; kind < times.length; kind++) {
                sum += times[kind] * schedule.kinds().get(kind).busyCycles();
            }
            assertThat(sum).isGreaterThanOrEqualTo(counted);
            if (bytes > 1 << 15) {
                assertThat(sum).as("tiles that fill the grid").isEqualTo(counted);
            }
        }
    }

    @Test
    void waitingForLanesAndColumnsIsACause() {
        UnitPlan plan = dpred().plan(task(values()));
        var busy = plan.busy(LoopNest.of(LAYER).size());
        assertThat(busy)
                .filteredOn(b -> b.cycles() > 0)
                .extracting(b -> b.cause().kind())
                .contains(Cause.Kind.COMPUTE, Cause.Kind.LANE_SYNC, Cause.Kind.COLUMN_SYNC, Cause.Kind.IDLE_LANES);
        assertThat(busy.stream().mapToLong(b -> b.cycles()).sum())
                .isEqualTo(plan.busyCycles(LoopNest.of(LAYER).size()))
                .isEqualTo(plan.layerCycles().orElseThrow());
    }

    @Test
    void valuesThatNeedFewerBitsGoFasterAndNothingKnownIsTheSlowest() {
        long exact = dpred().plan(task(values())).busyCycles(LoopNest.of(LAYER).size());
        long unknown = dpred().plan(task(LayerValues.NONE))
                .busyCycles(LoopNest.of(LAYER).size());
        assertThat(exact).isLessThan(unknown);
    }

    /** A folded first layer takes as long from its shape alone as counted on values that need every bit. */
    @Test
    void aFirstLayerIsFoldedWithAndWithoutValues() {
        Convolution first = new Convolution(
                1,
                1,
                3,
                40,
                Extent.square(38),
                Extent.square(7),
                Extent.square(2),
                Extent.square(1),
                Padding.NONE,
                false);
        int[] widest = new int[3 * 38 * 38];
        java.util.Arrays.fill(widest, 255);
        LayerValues all = new LayerValues(
                new ValueKnowledge.Exact(new Numbers(ImmutableLongArray.of(1, 3, 38, 38), widest, false)),
                new ValueKnowledge.Exact(Numbers.random(8, true, 40, 3, 7, 7)));
        TensorPrecision int8 = TensorPrecision.of(NumberFormats.parse("int8"), "test");
        TensorPrecision sums = TensorPrecision.of(NumberFormats.parse("int32"), "test");
        Layer layer = new Layer("conv1", first, ImmutableList.of("in"));
        LayerPrecision precision = new LayerPrecision(int8, int8, sums, int8);
        Tile size = LoopNest.of(first).size();
        long shape =
                dpred().plan(new LayerTask(layer, precision, LayerValues.NONE)).busyCycles(size);
        long counted = dpred().plan(new LayerTask(layer, precision, all)).busyCycles(size);
        assertThat(shape).isEqualTo(counted).isEqualTo(4 * 4 * 2 * 64 * 3 * 8L);
    }

    /** Nangate45, synthesised with the fast script: 16-lane inner products of Stripes and Loom, a detector of DPRed. */
    @Test
    void partsAreNearSynthesis() {
        SerialParts parts =
                new SerialParts(new MacCosts(Style.FAST, Technology.nangate45(), Stimulus.REAL), 16, 16, 40, 16);
        assertThat(parts.cost(parts.stripes()).areaUm2()).isCloseTo(2631.5, within(0.15 * 2631.5));
        assertThat(parts.cost(parts.loom(1)).areaUm2()).isCloseTo(1144.9, within(0.15 * 1144.9));
        assertThat(parts.cost(parts.detector(false)).areaUm2()).isCloseTo(568, within(0.15 * 568));
    }
}
