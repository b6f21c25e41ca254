package org.bitgauge.core.cost.fabric;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.cost.logic.FloatShape;
import org.bitgauge.core.cost.logic.Operand;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.Rounding;

/**
 * Multiply-accumulate units of any two formats in an FPGA, by construction. A processing element multiplies {@code lanes}
 * pairs per cycle, sums them and adds the sum to its accumulator. Whole numbers, floats up to binary32 in lookup tables
 * are calibrated; everything put together from parts has a spread of 0.6.
 */
public final class FabricMacs {
    private static final double UNMEASURED_SPREAD = 0.6;

    private final FabricLibrary library;
    private final DspSlice slice;

    /** Units in a library with this kind of DSP slice. */
    public FabricMacs(FabricLibrary library, DspSlice slice) {
        this.library = requireNonNull(library, "library");
        this.slice = requireNonNull(slice, "slice");
    }

    /**
     * A processing element.
     *
     * @throws IllegalArgumentException when no construction is known, naming the formats and what would work
     */
    public FabricPart element(
            NumberFormat weights,
            NumberFormat activations,
            NumberFormat accumulator,
            int lanes,
            MultiplierStyle style) {
        if (lanes < 1) {
            throw new IllegalArgumentException("a processing element has at least 1 lane, not " + lanes);
        }
        if (weights instanceof BlockFormat || activations instanceof BlockFormat) {
            return new FabricBlocks(library, this).element(weights, activations, accumulator, lanes, style);
        }
        Operand w = operand(weights, activations, accumulator, weights);
        Operand a = operand(weights, activations, accumulator, activations);
        boolean floating = w instanceof Operand.Floating || a instanceof Operand.Floating;
        if (accumulator instanceof FloatFormat f && floating) {
            return floating(w, a, f, style).times(lanes, "lanes");
        }
        if (accumulator instanceof FixedPointFormat f && !floating) {
            return w instanceof Operand.Integer && a instanceof Operand.Integer && style == MultiplierStyle.LUT
                    ? integers(ownBits(weights, w), ownBits(activations, a), f.bits(), lanes, style)
                    : integer(w, a, f.bits(), lanes, style);
        }
        throw unknown(weights, activations, accumulator);
    }

    private static Operand operand(NumberFormat w, NumberFormat a, NumberFormat acc, NumberFormat of) {
        return Operand.of(of).orElseThrow(() -> unknown(w, a, acc));
    }

    /** In lookup tables an unsigned word has no more rows than bits; a DSP slice is signed and takes one bit more. */
    private static int ownBits(NumberFormat format, Operand operand) {
        return format instanceof FixedPointFormat f ? f.bits() : ((Operand.Integer) operand).bits();
    }

    private FabricPart integer(Operand w, Operand a, int accumulatorBits, int lanes, MultiplierStyle style) {
        if (w instanceof Operand.Integer x && a instanceof Operand.Integer y) {
            return integers(x.bits(), y.bits(), accumulatorBits, lanes, style);
        }
        int span;
        FabricPart shifter;
        if (w instanceof Operand.Shift x && a instanceof Operand.Shift y) {
            int exponent = Math.max(x.bits(), y.bits());
            span = x.range() + y.range() + 1;
            shifter = library.adder(exponent).plus(library.barrelShifter(span, exponent));
        } else {
            Operand.Shift shift = w instanceof Operand.Shift s ? s : (Operand.Shift) a;
            int bits = w instanceof Operand.Integer i ? i.bits() : ((Operand.Integer) a).bits();
            span = bits + shift.range();
            shifter = library.barrelShifter(span, shift.bits() - 1);
        }
        return shifter.times(lanes, "lanes")
                .plus(library.dotProduct(1, span, Math.max(accumulatorBits, span), lanes))
                .named("shift and add")
                .uncertain(UNMEASURED_SPREAD);
    }

    /** Products of whole numbers, their sum and an accumulator. */
    FabricPart integers(int weightBits, int activationBits, int accumulatorBits, int lanes, MultiplierStyle style) {
        if (style == MultiplierStyle.LUT) {
            return library.dotProduct(weightBits, activationBits, accumulatorBits, lanes);
        }
        FabricPart products = dsp(weightBits, activationBits).times(lanes, "products");
        int packed = slice.productsPerSlice(weightBits, activationBits);
        if (packed <= 1) {
            return products.plus(library.accumulator(accumulatorBits))
                    .named("DSP products " + weightBits + "x" + activationBits);
        }
        int width = weightBits + activationBits + DspSlice.GUARD_BITS;
        FabricPart apart =
                library.adder(width).times(lanes / (double) (1 << DspSlice.GUARD_BITS), "sums of 4 products");
        return products.plus(apart)
                .plus(library.accumulator(accumulatorBits))
                .named(packed + " products " + weightBits + "x" + activationBits + " per DSP")
                .uncertain(UNMEASURED_SPREAD);
    }

    private FabricPart dsp(int weightBits, int activationBits) {
        int packed = slice.productsPerSlice(weightBits, activationBits);
        return FabricPart.of(
                "product in " + slice.name(),
                Resource.DSP,
                Counts.derived(
                        "DSP per product " + weightBits + "x" + activationBits,
                        slice.slicesPerProduct(weightBits, activationBits),
                        Resource.DSP,
                        packed > 1
                                ? packed + " products share a slice of " + slice.widePort() + " x " + slice.narrowPort()
                                : "pieces of the operands that fit the ports",
                        0));
    }

    private FabricPart floating(Operand w, Operand a, FloatFormat accumulator, MultiplierStyle style) {
        if (accumulator.rounding() == Rounding.TOWARD_ZERO) {
            throw new IllegalArgumentException(
                    "a truncating float MAC was never mapped to an FPGA; use one that rounds");
        }
        FloatShape shape = new FloatShape(
                widths(w),
                widths(a),
                new FloatShape.Widths(accumulator.exponentBits(), accumulator.mantissaBits()),
                true);
        int weight = shape.weight().significand();
        int activation = shape.activation().significand();
        FabricPart mac = style == MultiplierStyle.LUT
                ? library.mac(shape)
                : library.floatWithoutMultiplier(shape).plus(dsp(weight + 1, activation + 1));
        int bits = w instanceof Operand.Integer i ? i.bits() : a instanceof Operand.Integer i ? i.bits() : 0;
        return bits <= 2
                ? mac
                : mac.plus(library.conditionalNegate(bits))
                        .plus(library.leadingZeroCounter(bits))
                        .plus(library.barrelShifter(weight + activation, log2(bits)))
                        .uncertain(UNMEASURED_SPREAD);
    }

    private static FloatShape.Widths widths(Operand operand) {
        if (operand instanceof Operand.Floating f) {
            return f.widths();
        }
        if (operand instanceof Operand.Shift s) {
            return new FloatShape.Widths(s.bits() - 1, 0);
        }
        return new FloatShape.Widths(0, Math.max(0, ((Operand.Integer) operand).bits() - 2));
    }

    static int log2(int value) {
        return value <= 1 ? 1 : 32 - Integer.numberOfLeadingZeros(value - 1);
    }

    static IllegalArgumentException unknown(NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        return new IllegalArgumentException("no FPGA datapath is known for weights " + weights.name() + ", activations "
                + activations.name() + " and accumulator " + accumulator.name()
                + "; integers, powers of two, binary and ternary go with an integer accumulator (int32), floats and"
                + " mixtures of integer and float with a float accumulator (fp32), block formats with a float one");
    }
}
