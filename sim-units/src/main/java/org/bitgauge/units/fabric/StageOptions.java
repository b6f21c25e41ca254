package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.cost.fabric.FabricMacs;
import org.bitgauge.core.cost.fabric.FabricMemory;
import org.bitgauge.core.cost.fabric.FabricPart;
import org.bitgauge.core.cost.fabric.FinnLayer;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.number.FixedPointFormat;

/**
 * Every way to build a stage: all foldings that divide its matrix, products in lookup tables or DSP slices, weights in the
 * stores allowed. A unit also has an input buffer of its window and one row (two vectors where it takes whole images), thresholds
 * or a scale where its results are narrowed, and 300 lookup tables of control and streams, the offset of FINN-R.
 */
public final class StageOptions {
    private static final double CONTROL_LUTS = 300;
    private static final int DISTRIBUTED_WORDS = 128;

    private final FabricMacs macs;
    private final CostModel model;
    private final ImmutableSet<MultiplierStyle> multipliers;
    private final ImmutableSet<WeightStore> stores;

    /** Units from these parts, with these choices. */
    public StageOptions(
            FabricMacs macs,
            CostModel model,
            ImmutableSet<MultiplierStyle> multipliers,
            ImmutableSet<WeightStore> stores) {
        this.macs = requireNonNull(macs, "macs");
        this.model = requireNonNull(model, "model");
        this.multipliers = requireNonNull(multipliers, "multipliers");
        this.stores = requireNonNull(stores, "stores");
    }

    /**
     * All ways, in a fixed order.
     *
     * @throws IllegalArgumentException when no datapath is known for the formats
     */
    public ImmutableList<StageOption> of(StageShape shape, StageFormats formats) {
        if (model == CostModel.FINN_R && !isWhole(formats)) {
            throw new IllegalArgumentException("the formulas of FINN-R know whole numbers only, not "
                    + formats.weights().name() + " x " + formats.activations().name() + "; use costs: construction");
        }
        ImmutableList.Builder<StageOption> options = ImmutableList.builder();
        for (MultiplierStyle style : multipliers) {
            for (int simd : divisors(shape.inputs())) {
                FabricPart element =
                        macs.element(formats.weights(), formats.activations(), formats.accumulator(), simd, style);
                for (int pe : divisors(shape.outputs())) {
                    Unit unit = new Unit(shape, formats, new Folding(pe, simd), style, element);
                    stores.forEach(store -> unit.option(store, options));
                }
            }
        }
        return options.build();
    }

    private static boolean isWhole(StageFormats formats) {
        return formats.weights().exponentBits() == 0 && formats.activations().exponentBits() == 0;
    }

    static List<Integer> divisors(long value) {
        List<Integer> divisors = new ArrayList<>();
        for (int d = 1; d <= value; d++) {
            if (value % d == 0) {
                divisors.add(d);
            }
        }
        return divisors;
    }

    /** One folding of one stage. */
    private final class Unit {
        private final StageShape shape;
        private final StageFormats formats;
        private final Folding folding;
        private final MultiplierStyle style;
        private final FabricPart element;

        Unit(StageShape shape, StageFormats formats, Folding folding, MultiplierStyle style, FabricPart element) {
            this.shape = shape;
            this.formats = formats;
            this.folding = folding;
            this.style = style;
            this.element = element;
        }

        void option(WeightStore store, ImmutableList.Builder<StageOption> into) {
            long width = folding.lanes() * formats.weights().elementBits();
            long depth = shape.weights() / folding.lanes();
            if (store == WeightStore.BLOCK && depth <= DISTRIBUTED_WORDS && stores.contains(WeightStore.DISTRIBUTED)) {
                return;
            }
            if (store == WeightStore.DISTRIBUTED && depth > 64 * DISTRIBUTED_WORDS) {
                return;
            }
            Narrowing narrowing = Narrowing.of(formats, shape.outputs(), folding, style);
            InputBuffer buffer = InputBuffer.of(shape, formats.activations().elementBits(), folding);
            double weightLuts = store == WeightStore.DISTRIBUTED ? FabricMemory.lutRam(width, depth) : 0;
            double luts = CONTROL_LUTS + folding.pe() * element.count(Resource.LUT) + narrowing.luts() + weightLuts;
            double dsps = folding.pe() * element.count(Resource.DSP) + narrowing.dsps();
            if (model == CostModel.FINN_R) {
                FinnLayer finn = finn(store);
                luts = finn.luts();
                dsps = finn.dsps();
            }
            double registers = folding.pe() * element.count(Resource.FF)
                    + width
                    + (double) folding.simd() * formats.activations().elementBits();
            into.add(new StageOption(
                    folding,
                    style,
                    store,
                    shape.imageCycles(folding),
                    luts + buffer.luts(),
                    registers,
                    Math.ceil(dsps - 1e-9),
                    (store == WeightStore.BLOCK ? FabricMemory.bram18(width, depth) : 0) + buffer.brams(),
                    store == WeightStore.ULTRA ? FabricMemory.uram(width, depth) : 0,
                    store == WeightStore.STREAMED
                            ? Math.multiplyExact(
                                    Math.multiplyExact(shape.vectors(), (long) shape.rows()),
                                    Math.multiplyExact(shape.weights(), (long)
                                            formats.weights().elementBits()))
                            : 0));
        }

        private FinnLayer finn(WeightStore store) {
            boolean narrows =
                    formats.outputs() instanceof FixedPointFormat f && f.bits() <= Narrowing.MOST_THRESHOLD_BITS;
            return new FinnLayer(
                    shape.inputs(),
                    shape.outputs(),
                    folding.pe(),
                    folding.simd(),
                    formats.weights().elementBits(),
                    formats.activations().elementBits(),
                    formats.activations().isSigned(),
                    narrows ? formats.outputs().elementBits() : 0,
                    style,
                    store == WeightStore.DISTRIBUTED);
        }
    }
}
