package org.bitgauge.core.cost.logic;

/**
 * Settled toggles per cycle inside a float MAC, counted by executing its words on the stimulus: products that flush to
 * zero, cancellation and alignment come out of the values.
 *
 * @param partialProducts toggling partial products of the significand multiplier
 * @param operandFanOut toggling significand bits times the array cells each of them drives
 * @param product toggling bits of the significand product
 * @param roundedProduct toggling bits of the product in the accumulator's format
 * @param path toggling bits of swap, aligner, complement, sum, normaliser and result
 * @param result toggling bits of the result
 * @param alignment toggling bits of the exponent difference
 * @param nonZero share of cycles in which both operands are not zero
 */
record FloatActivity(
        double partialProducts,
        double operandFanOut,
        double product,
        double roundedProduct,
        double path,
        double result,
        double alignment,
        double nonZero) {
    private static final int MANTISSA_CAP = 26;
    private static final int ACCUMULATOR_CAP = 40;
    private static final int EXPONENT_CAP = 10;

    static FloatActivity of(FloatShape shape, Stimulus stimulus) {
        FloatShape capped = new FloatShape(
                cap(shape.weight(), MANTISSA_CAP),
                cap(shape.activation(), MANTISSA_CAP),
                cap(shape.accumulator(), ACCUMULATOR_CAP),
                shape.rounded());
        FloatActivity counted = new FloatToggles(capped, stimulus).count();
        double cells = shape.arrayCells() / capped.arrayCells();
        double operand = Math.sqrt(cells);
        double path = (double) shape.accumulator().significand()
                / capped.accumulator().significand();
        return new FloatActivity(
                counted.partialProducts * cells,
                counted.operandFanOut * cells,
                counted.product * operand,
                counted.roundedProduct * path,
                counted.path * path,
                counted.result * path,
                counted.alignment,
                counted.nonZero);
    }

    private static FloatShape.Widths cap(FloatShape.Widths widths, int mantissa) {
        return new FloatShape.Widths(
                Math.min(widths.exponentBits(), EXPONENT_CAP),
                Math.min(widths.mantissaBits(), mantissa),
                widths.scaled());
    }
}
