package org.bitgauge.core.cost.logic;

import com.google.common.collect.ImmutableMap;

/**
 * How many of each building block a MAC has: the left side of the calibrated formulas. Counts follow from structure and
 * from toggles; there is no entry per format.
 */
final class Features {
    static final String REGISTER_BITS = "register bits";
    static final String CLOCK = "clock-to-output and setup";
    static final String ARRAY_CELLS = "array cells";
    static final String ADDER_BITS = "adder bits";
    static final String ACCUMULATOR_BITS = "accumulator bits";
    static final String TREE_LEVELS = "tree levels";

    private static final double LN2 = StrictMath.log(2);

    private Features() {}

    static ImmutableMap<String, Double> of(FixedShape shape, LogicQuantity quantity, Stimulus stimulus) {
        return switch (quantity) {
            case AREA, LEAKAGE -> fixedArea(shape);
            case PERIOD -> fixedPeriod(shape);
            case ENERGY -> fixedEnergy(shape, FixedActivity.of(shape, stimulus));
            case SETTLED_ENERGY -> fixedSettled(shape, FixedActivity.of(shape, stimulus));
        };
    }

    static ImmutableMap<String, Double> of(FloatShape shape, LogicQuantity quantity, Stimulus stimulus) {
        return switch (quantity) {
            case AREA, LEAKAGE -> floatArea(shape);
            case PERIOD -> floatPeriod(shape);
            case ENERGY -> floatEnergy(shape, FloatActivity.of(shape, stimulus));
            case SETTLED_ENERGY -> floatSettled(shape, FloatActivity.of(shape, stimulus));
        };
    }

    static ImmutableMap<String, Double> of(AdderShape shape, LogicQuantity quantity) {
        double bits = shape.bits();
        return switch (quantity) {
            case AREA, LEAKAGE, ENERGY, SETTLED_ENERGY -> ImmutableMap.of(REGISTER_BITS, bits, ADDER_BITS, bits);
            case PERIOD -> ImmutableMap.of(CLOCK, 1.0, "carry bits", bits, "carry levels", log2(bits));
        };
    }

    private static ImmutableMap<String, Double> fixedArea(FixedShape shape) {
        double accumulator = shape.accumulatorBits();
        return shape.family() == LogicFamily.FIXED
                ? ImmutableMap.of(
                        REGISTER_BITS,
                        accumulator,
                        ARRAY_CELLS,
                        (double) shape.weightBits() * shape.activationBits(),
                        ACCUMULATOR_BITS,
                        accumulator)
                : ImmutableMap.of(
                        REGISTER_BITS,
                        accumulator,
                        "conditional inverters",
                        (double) shape.wide(),
                        ACCUMULATOR_BITS,
                        accumulator);
    }

    private static ImmutableMap<String, Double> fixedPeriod(FixedShape shape) {
        double accumulator = shape.accumulatorBits();
        return shape.family() == LogicFamily.FIXED
                ? ImmutableMap.of(
                        CLOCK,
                        1.0,
                        TREE_LEVELS,
                        log2(shape.narrow()),
                        "operand fan-out levels",
                        log2(shape.wide()),
                        "carry bits",
                        accumulator)
                : ImmutableMap.of(
                        CLOCK,
                        1.0,
                        "operand bits",
                        (double) shape.wide(),
                        "carry bits",
                        accumulator,
                        "carry levels",
                        log2(accumulator));
    }

    private static ImmutableMap<String, Double> fixedEnergy(FixedShape shape, FixedActivity activity) {
        double accumulator = shape.accumulatorBits();
        double root = Math.sqrt(accumulator);
        return shape.family() == LogicFamily.FIXED
                ? ImmutableMap.of(
                        REGISTER_BITS,
                        accumulator,
                        ACCUMULATOR_BITS,
                        accumulator,
                        "partial product toggles",
                        activity.partialProducts(),
                        "weight fan-out toggles",
                        activity.weightFanOut(),
                        "activation fan-out toggles",
                        activity.activationFanOut())
                : ImmutableMap.of(
                        REGISTER_BITS,
                        accumulator,
                        ACCUMULATOR_BITS,
                        accumulator,
                        "carry toggles x sqrt(accumulator bits)",
                        activity.carries() * root,
                        "operand bits x sqrt(accumulator bits)",
                        shape.wide() * root);
    }

    private static ImmutableMap<String, Double> fixedSettled(FixedShape shape, FixedActivity activity) {
        double accumulator = shape.accumulatorBits();
        return shape.family() == LogicFamily.FIXED
                ? fixedEnergy(shape, activity)
                : ImmutableMap.of(
                        REGISTER_BITS,
                        accumulator,
                        ACCUMULATOR_BITS,
                        accumulator,
                        "carry toggles",
                        activity.carries(),
                        "operand toggles",
                        activity.operandBits());
    }

    private static ImmutableMap<String, Double> floatArea(FloatShape shape) {
        double mantissa = shape.accumulator().mantissaBits();
        return ImmutableMap.of(
                REGISTER_BITS,
                registerBits(shape),
                ARRAY_CELLS,
                shape.arrayCells(),
                "exponent bits",
                exponentBits(shape),
                "significand bits",
                mantissa,
                "shifter cells",
                mantissa * log2(mantissa + 2),
                "product bits",
                shape.operandMantissaBits() + 1,
                "rounded bits",
                shape.rounding() * (mantissa + roundedProductBits(shape)));
    }

    private static ImmutableMap<String, Double> floatPeriod(FloatShape shape) {
        double mantissa = shape.accumulator().mantissaBits();
        double operandExponent = shape.operandExponentBits();
        double exponent = shape.accumulator().exponentBits();
        double rounding =
                exponent + 3 + mantissa + operandExponent + 3 + Math.min(shape.operandMantissaBits(), mantissa);
        return ImmutableMap.of(
                CLOCK,
                1.0,
                "multiplier levels",
                shape.arrayLevels(),
                "exponent bits",
                exponentBits(shape),
                "exponent levels",
                log2(Math.max(1, operandExponent)) + log2(exponent),
                "rounding carry bits",
                shape.rounding() * rounding,
                "significand bits",
                mantissa);
    }

    private static ImmutableMap<String, Double> floatEnergy(FloatShape shape, FloatActivity activity) {
        double aligned = alignedBits(shape);
        double stages =
                Math.min(Math.ceil(log2(aligned + 1)), shape.accumulator().exponentBits());
        return ImmutableMap.of(
                REGISTER_BITS,
                registerBits(shape),
                "partial product toggles",
                activity.partialProducts(),
                "product toggles x multiplier levels",
                activity.product() * shape.arrayLevels(),
                "significand path toggles x sqrt(width)",
                activity.path() * Math.sqrt(aligned),
                "rounded product toggles x sqrt(significand)",
                shape.rounding() * activity.roundedProduct() * Math.sqrt(shape.significandMean()),
                "exponent bits x non-zero share",
                activity.nonZero() * exponentBits(shape),
                "alignment toggles x shifter cells",
                activity.alignment() * aligned * stages);
    }

    private static ImmutableMap<String, Double> floatSettled(FloatShape shape, FloatActivity activity) {
        return ImmutableMap.of(
                REGISTER_BITS,
                registerBits(shape),
                "operand fan-out toggles",
                activity.operandFanOut(),
                "product toggles",
                activity.product(),
                "significand path toggles",
                activity.path(),
                "rounding toggles",
                shape.rounding() * (activity.result() + activity.roundedProduct()),
                "result bits",
                registerBits(shape),
                "exponent bits x non-zero share",
                activity.nonZero() * exponentBits(shape));
    }

    /** A product that fits the accumulator's mantissa is not rounded. */
    private static double roundedProductBits(FloatShape shape) {
        double mantissa = shape.accumulator().mantissaBits();
        double cut = 2 * shape.operandMantissaBits() + 1 - mantissa;
        return Math.min(mantissa, Math.max(0, cut));
    }

    private static double registerBits(FloatShape shape) {
        return 1 + shape.accumulator().exponentBits() + shape.accumulator().mantissaBits();
    }

    private static double exponentBits(FloatShape shape) {
        return shape.operandExponentBits() + shape.accumulator().exponentBits();
    }

    private static double alignedBits(FloatShape shape) {
        return shape.accumulator().significand() + (shape.rounded() ? 3 : 2);
    }

    static double log2(double value) {
        return StrictMath.log(value) / LN2;
    }
}
