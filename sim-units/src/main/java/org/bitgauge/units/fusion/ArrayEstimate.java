package org.bitgauge.units.fusion;

import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.core.cost.logic.Part;

/**
 * A whole array by construction, as a synthesis tool would report it, for comparison with {@link SynthesisedArrays}: area,
 * leakage, and power without vectors, in which every register is clocked in every cycle and logic toggles at one rate,
 * whatever mode it is in. Logic of the small style, since 500 MHz asks for no more; accumulators of four times the operand,
 * 32 bits for 8.
 *
 * @param areaUm2 cell area
 * @param registerFj energy of the clocked registers in a cycle
 * @param logicFj energy of the logic in a cycle on real data, glitches included
 * @param leakageNw static power
 */
public record ArrayEstimate(double areaUm2, double registerFj, double logicFj, double leakageNw) {
    /**
     * Toggling without vectors as a share of toggling on real data with glitches. The one number that is fitted, and only on
     * how the energy of the fixed arrays grows from 2 to 16 bits; arrays of fusion units are predicted.
     */
    public static final double VECTORLESS_ACTIVITY = 0.20;

    private static final LogicLibrary LIBRARY = LogicLibrary.nangate45(Style.SMALL);
    private static final int ACCUMULATOR_FACTOR = 4;

    /** An array of that size; {@code maximum == minimum} is one of fixed multipliers. */
    public static ArrayEstimate of(int rows, int columns, int maximum, int minimum) {
        FusionShape shape = new FusionShape(maximum, minimum, 1);
        FusionParts parts = new FusionParts(LIBRARY, shape, rows, ACCUMULATOR_FACTOR * maximum);
        double units = (double) rows * columns;
        Part logic = parts.logic().times(units).beside(parts.accumulatorAdder().times(columns));
        Part registers = parts.operandRegister()
                .times(2 * units)
                .beside(parts.sumRegister().times(units))
                .beside(parts.accumulatorRegister().times(columns));
        return new ArrayEstimate(
                logic.area().value() + registers.area().value(),
                registers.energy().value(),
                logic.energy().value(),
                logic.leakage().value() + registers.leakage().value());
    }

    /** Energy of a cycle without vectors. */
    public double vectorlessFj() {
        return vectorlessFj(VECTORLESS_ACTIVITY);
    }

    /** Energy of a cycle at an activity. */
    public double vectorlessFj(double activity) {
        return registerFj + activity * logicFj;
    }
}
