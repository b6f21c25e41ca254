package org.bitgauge.core.cost.logic;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.Rounding;

/** Chooses the datapath for two operands and an accumulator, and builds it. */
final class MacConstruction {
    /** Shifters, counters and negations in front of a measured MAC. */
    private static final double UNMEASURED_SPREAD = 0.3;

    private final LogicLibrary library;
    private final Stimulus stimulus;
    private final boolean scaled;

    MacConstruction(LogicLibrary library, Stimulus stimulus, boolean scaled) {
        this.library = library;
        this.stimulus = stimulus;
        this.scaled = scaled;
    }

    HardwareCost build(NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        if (weights instanceof BlockFormat || activations instanceof BlockFormat) {
            return new BlockMac(library, stimulus).build(weights, activations, accumulator);
        }
        Operand w = Operand.of(weights).orElseThrow(() -> unknown(weights, activations, accumulator));
        Operand a = Operand.of(activations).orElseThrow(() -> unknown(weights, activations, accumulator));
        if (accumulator instanceof FloatFormat f && isFloat(w, a)) {
            return floating(w, a, f);
        }
        if (accumulator instanceof FixedPointFormat f && !isFloat(w, a)) {
            return integer(w, a, f.bits());
        }
        throw unknown(weights, activations, accumulator);
    }

    private static boolean isFloat(Operand w, Operand a) {
        return w instanceof Operand.Floating || a instanceof Operand.Floating;
    }

    private HardwareCost integer(Operand w, Operand a, int accumulatorBits) {
        if (w instanceof Operand.Integer x && a instanceof Operand.Integer y) {
            return library.cost(new FixedShape(x.bits(), y.bits(), accumulatorBits), stimulus);
        }
        if (w instanceof Operand.Shift x && a instanceof Operand.Shift y) {
            int exponent = Math.max(x.bits(), y.bits());
            int span = x.range() + y.range() + 1;
            Part decode = library.adder(exponent).then(library.barrelShifter(span, exponent));
            return shiftAdd(decode, span, accumulatorBits);
        }
        Operand.Shift shift = w instanceof Operand.Shift s ? s : (Operand.Shift) a;
        int bits = w instanceof Operand.Integer i ? i.bits() : ((Operand.Integer) a).bits();
        int span = bits + shift.range();
        return shiftAdd(library.barrelShifter(span, shift.bits() - 1), span, accumulatorBits);
    }

    /** A shifted operand is added or subtracted: a plus-or-minus-one MAC behind the shifter. */
    private HardwareCost shiftAdd(Part shifter, int span, int accumulatorBits) {
        int wide = Math.min(span, 128);
        HardwareCost add = library.cost(new FixedShape(1, wide, Math.max(accumulatorBits, wide)), stimulus);
        return extended(add, shifter);
    }

    private HardwareCost floating(Operand w, Operand a, FloatFormat accumulator) {
        FloatShape shape = new FloatShape(
                scaled ? widths(w).withScale() : widths(w),
                scaled ? widths(a).withScale() : widths(a),
                new FloatShape.Widths(accumulator.exponentBits(), accumulator.mantissaBits()),
                accumulator.rounding() != Rounding.TOWARD_ZERO);
        HardwareCost mac = library.cost(shape, stimulus);
        int integerBits = w instanceof Operand.Integer i ? i.bits() : a instanceof Operand.Integer i ? i.bits() : 0;
        return integerBits <= 2 ? mac : extended(mac, integerNormaliser(shape, integerBits));
    }

    /** The product of an integer starts at any of its bits: find and shift away the leading zeros. */
    private Part integerNormaliser(FloatShape shape, int integerBits) {
        int product = shape.weight().significand() + shape.activation().significand();
        int stages = (int) Math.ceil(Features.log2(integerBits));
        return library.conditionalNegate(integerBits)
                .then(library.leadingZeroCounter(integerBits))
                .then(library.barrelShifter(product, stages));
    }

    private static FloatShape.Widths widths(Operand operand) {
        if (operand instanceof Operand.Floating f) {
            return f.widths();
        }
        if (operand instanceof Operand.Shift s) {
            return new FloatShape.Widths(s.bits() - 1, 0, true);
        }
        return new FloatShape.Widths(0, Math.max(0, ((Operand.Integer) operand).bits() - 2));
    }

    private static HardwareCost extended(HardwareCost mac, Part part) {
        HardwareCost whole = Costs.hardware(
                Costs.sum("area", List.of(mac.area(), part.area())),
                Costs.sum("period", List.of(mac.delay(), part.delay())),
                Costs.sum("energy", List.of(mac.energy(), part.energy())),
                Costs.sum("leakage", List.of(mac.leakage(), part.leakage())));
        return Costs.uncertain(whole, UNMEASURED_SPREAD);
    }

    static IllegalArgumentException unknown(NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        return new IllegalArgumentException("no MAC is known for weights " + weights.name() + ", activations "
                + activations.name() + " and accumulator " + accumulator.name()
                + "; integers, powers of two, binary and ternary go with an integer accumulator (int32), floats and"
                + " mixtures of integer and float with a float accumulator (fp32), block formats with either");
    }
}
