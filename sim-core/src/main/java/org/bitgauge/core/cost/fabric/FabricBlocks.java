package org.bitgauge.core.cost.fabric;

import org.bitgauge.core.cost.logic.FloatShape;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;

/**
 * Dot products of block-scaled formats: elements are multiplied and summed as whole numbers; per block, the scales are
 * added and the sum is normalised and added to a float accumulator. Nothing of it was mapped as a whole: spread 0.6.
 */
final class FabricBlocks {
    private static final int SCALE_BITS = 8;
    private static final double UNMEASURED_SPREAD = 0.6;

    private final FabricLibrary library;
    private final FabricMacs macs;

    FabricBlocks(FabricLibrary library, FabricMacs macs) {
        this.library = library;
        this.macs = macs;
    }

    FabricPart element(
            NumberFormat weights,
            NumberFormat activations,
            NumberFormat accumulator,
            int lanes,
            MultiplierStyle style) {
        NumberFormat w = weights instanceof BlockFormat b ? b.element() : weights;
        NumberFormat a = activations instanceof BlockFormat b ? b.element() : activations;
        if (!(weights instanceof BlockFormat x) || !(activations instanceof BlockFormat y)) {
            int block = weights instanceof BlockFormat b ? b.blockSize() : ((BlockFormat) activations).blockSize();
            return macs.element(w, a, accumulator, lanes, style)
                    .plus(library.adder(SCALE_BITS).times((double) lanes / block, "lanes per block"));
        }
        if (!(accumulator instanceof FloatFormat f)) {
            throw FabricMacs.unknown(weights, activations, accumulator);
        }
        int block = Math.min(x.blockSize(), y.blockSize());
        int product = productBits(w, a, weights, activations, accumulator);
        int sum = product + FabricMacs.log2(block);
        FabricPart elements = elements(w, a, product, sum, lanes, style);
        FloatShape.Widths exponentOnly = new FloatShape.Widths(f.exponentBits(), 0);
        FabricPart once = library.mac(new FloatShape(
                        exponentOnly, exponentOnly, new FloatShape.Widths(f.exponentBits(), f.mantissaBits()), true))
                .plus(library.adder(SCALE_BITS))
                .plus(library.conditionalNegate(sum))
                .plus(library.leadingZeroCounter(sum))
                .plus(library.barrelShifter(sum, FabricMacs.log2(sum)));
        return elements.plus(once.times(Math.max(1, (double) lanes / block), "blocks at a time"))
                .named("block dot product of " + lanes)
                .uncertain(UNMEASURED_SPREAD);
    }

    private FabricPart elements(
            NumberFormat w, NumberFormat a, int product, int sum, int lanes, MultiplierStyle style) {
        if (w instanceof FixedPointFormat x && a instanceof FixedPointFormat y) {
            return macs.integers(x.bits(), y.bits(), sum, lanes, style);
        }
        FloatFormat x = (FloatFormat) w;
        FloatFormat y = (FloatFormat) a;
        int exponent = Math.max(x.exponentBits(), y.exponentBits());
        return library.adder(exponent)
                .plus(library.barrelShifter(product, exponent + 1))
                .times(lanes, "lanes")
                .plus(macs.integers(x.mantissaBits() + 2, y.mantissaBits() + 2, sum, lanes, style));
    }

    private static int productBits(
            NumberFormat w, NumberFormat a, NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        if (w instanceof FixedPointFormat x && a instanceof FixedPointFormat y) {
            return x.bits() + y.bits();
        }
        if (w instanceof FloatFormat x && a instanceof FloatFormat y) {
            int shift = (1 << x.exponentBits()) - 2 + (1 << y.exponentBits()) - 2;
            return x.mantissaBits() + y.mantissaBits() + 3 + shift;
        }
        throw FabricMacs.unknown(weights, activations, accumulator);
    }
}
