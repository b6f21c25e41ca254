package org.bitgauge.units.rowstationary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.core.values.CodeDistribution;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.LayerZeros;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueKnowledge;
import org.bitgauge.units.testing.TestMachines;
import org.junit.jupiter.api.Test;

/** Products with zero activations cost nothing, take their time, and are counted where the values are known. */
class ZeroGatingTest {
    private static final LayerTask TASK =
            TestMachines.task(MatrixMultiply.fullyConnected(8, 50, 20, false), "int16", "int16", "int32", "int16");
    private static final long MACS = 8 * 50 * 20;

    private static UnitPlan plan(List<LayerZeros> declared, LayerValues values) {
        RowStationarySpec spec = new RowStationarySpec(
                12, 14, 12, 224, 24, 1, 4, 4, Optional.empty(), Optional.empty(), Optional.empty(), declared);
        DatapathFormats formats = new DatapathFormats(
                NumberFormats.parse("int16"), NumberFormats.parse("int16"), NumberFormats.parse("int32"));
        BuildContext context = new BuildContext(Technology.parse("nangate45"), Style.SMALL, 1, formats);
        return new RowStationaryType().build(spec, context).plan(new LayerTask(TASK.layer(), TASK.precision(), values));
    }

    private static long[] activity(UnitPlan plan) {
        return plan.activity(LoopNest.of(TASK.layer().operation()).size()).toArray();
    }

    private static void gates(UnitPlan gated, long products, String note) {
        UnitPlan plain = plan(List.of(), LayerValues.NONE);
        long[] before = activity(plain);
        long[] after = activity(gated);
        assertThat(before[0]).isEqualTo(MACS);
        assertThat(before[0] - after[0]).isEqualTo(products);
        assertThat(before[1] - after[1]).isEqualTo(products);
        assertThat(after[2]).isEqualTo(before[2]);
        assertThat(gated.busy(LoopNest.of(TASK.layer().operation()).size()))
                .isEqualTo(plain.busy(LoopNest.of(TASK.layer().operation()).size()));
        assertThat(gated.notes()).anyMatch(n -> n.contains(note));
    }

    @Test
    void declaredZerosAreThoseOfTheLayerTheyName() {
        gates(plan(List.of(new LayerZeros("layer", 0.75)), LayerValues.NONE), MACS * 3 / 4, "as declared");
        gates(plan(List.of(new LayerZeros("other", 0.75)), LayerValues.NONE), 0, "upper bound");
    }

    @Test
    void knownValuesGoBeforeDeclaredOnes() {
        ValueKnowledge half = new ValueKnowledge.Expected(
                new CodeDistribution(16, 0, true, 0, ImmutableDoubleArray.of(0.5, 0.5)), 1, "a histogram");
        List<LayerZeros> declared = List.of(new LayerZeros("layer", 0.75));
        gates(plan(declared, new LayerValues(half, ValueKnowledge.NONE)), MACS / 2, "a histogram");
        gates(
                plan(declared, new LayerValues(new ValueKnowledge.Exact(everyFifthIsZero()), ValueKnowledge.NONE)),
                MACS / 5,
                "a tensor");
    }

    @Test
    void aShareBeyondAllIsRefused() {
        assertThatThrownBy(() -> new LayerZeros("conv1", 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("conv1");
    }

    private static TensorValues everyFifthIsZero() {
        return new TensorValues() {
            @Override
            public ImmutableLongArray shape() {
                return ImmutableLongArray.copyOf(ImmutableList.of(100L, 50L));
            }

            @Override
            public int bits() {
                return 16;
            }

            @Override
            public int fractionBits() {
                return 0;
            }

            @Override
            public boolean signed() {
                return true;
            }

            @Override
            public void read(long start, int[] into, int offset, int count) {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = (int) ((start + i) % 5);
                }
            }

            @Override
            public String source() {
                return "a tensor";
            }
        };
    }
}
