package org.bitgauge.lab.validate;

import java.util.List;
import java.util.Optional;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.units.serial.BitParallelSpec;
import org.bitgauge.units.serial.BitParallelType;
import org.bitgauge.units.serial.SerialGridSpec;
import org.bitgauge.units.serial.StripesSpec;
import org.bitgauge.units.serial.StripesType;

/**
 * Stripes beside DaDianNao as units, both of 4096 products of 16 bits a cycle at full width: 16 tiles of 16 filters of 16
 * lanes, and 16 windows more for Stripes (MICRO 2016). No memory.
 */
final class StripesMachine {
    private static final int SIDE = 16;
    private static final String SOURCE = "Stripes, MICRO 2016";

    private final ComputeUnit parallel;
    private final ComputeUnit serial;

    StripesMachine() {
        BuildContext context = new BuildContext(Technology.nangate45(), Style.FAST, 1, formats());
        this.parallel = new BitParallelType()
                .build(
                        new BitParallelSpec(
                                new SerialGridSpec(SIDE, 1, SIDE, SIDE, SIDE),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        context);
        this.serial = new StripesType()
                .build(
                        new StripesSpec(
                                new SerialGridSpec(SIDE, SIDE, SIDE, SIDE, SIDE),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        context);
    }

    private static DatapathFormats formats() {
        return new DatapathFormats(
                NumberFormats.parse("int16"), NumberFormats.parse("int16"), NumberFormats.parse("int48"));
    }

    /**
     * Speedups of some layers.
     *
     * @param ideal cycles of full arrays, in which every lane multiplies
     * @param filled all cycles of the arrays, under-filled lanes included
     */
    record Speedup(double ideal, double filled) {}

    /** Of layers at their precisions of activations, in the same order. */
    Speedup speedup(List<Layer> layers, List<Integer> activationBits) {
        long[] sums = new long[4];
        for (int i = 0; i < layers.size(); i++) {
            add(parallel, layers.get(i), SIDE, sums, 0);
            add(serial, layers.get(i), activationBits.get(i), sums, 2);
        }
        return new Speedup((double) sums[0] / sums[2], (double) sums[1] / sums[3]);
    }

    private static void add(ComputeUnit unit, Layer layer, int bits, long[] sums, int at) {
        Tile whole = LoopNest.of(layer.operation()).size();
        UnitPlan plan = unit.plan(new LayerTask(layer, precision(bits)));
        for (Busy part : plan.busy(whole)) {
            if (part.cause().equals(Cause.of(Cause.Kind.COMPUTE))) {
                sums[at] += part.cycles();
            }
        }
        sums[at + 1] += plan.busyCycles(whole);
    }

    private static LayerPrecision precision(int activationBits) {
        TensorPrecision weights = TensorPrecision.of(NumberFormats.parse("int16"), SOURCE);
        TensorPrecision activations = TensorPrecision.of(NumberFormats.parse("int" + activationBits), SOURCE);
        TensorPrecision sums = TensorPrecision.of(NumberFormats.parse("int48"), SOURCE);
        return new LayerPrecision(weights, activations, sums, activations);
    }
}
