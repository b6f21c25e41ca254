package org.bitgauge.core.cost.logic;

/** Values and bit patterns of a float without subnormals, infinities and NaN, as the calibrated circuit has them. */
record FloatWords(int exponentBits, int mantissaBits) {
    private static final int DOUBLE_MANTISSA = 52;
    /** Exponent bits with which the calibration's operands neither flush nor saturate. */
    private static final int IN_RANGE = 5;

    static FloatWords of(FloatShape.Widths widths) {
        int least = widths.scaled() ? IN_RANGE : 1;
        return new FloatWords(Math.max(least, widths.exponentBits()), widths.mantissaBits());
    }

    private int bias() {
        return (1 << (exponentBits - 1)) - 1;
    }

    /** To nearest even or toward zero; small values flush, large ones saturate. */
    double round(double value, boolean nearest) {
        if (value == 0) {
            return 0;
        }
        int exponent = Math.getExponent(value);
        double scaled = Math.scalb(value, mantissaBits - exponent);
        double whole = nearest ? Math.rint(scaled) : scaled < 0 ? Math.ceil(scaled) : Math.floor(scaled);
        double rounded = Math.scalb(whole, exponent - mantissaBits);
        int biased = Math.getExponent(rounded) + bias();
        if (biased <= 0) {
            return 0;
        }
        if (biased >= 1 << exponentBits) {
            double largest = Math.scalb(2 - Math.scalb(1.0, -mantissaBits), (1 << exponentBits) - 1 - bias());
            return Math.copySign(largest, value);
        }
        return rounded;
    }

    /** Sign, exponent and mantissa of a value of this format. */
    long bits(double value) {
        if (value == 0) {
            return 0;
        }
        long raw = Double.doubleToRawLongBits(value);
        long mantissa = (raw & ((1L << DOUBLE_MANTISSA) - 1)) >>> (DOUBLE_MANTISSA - mantissaBits);
        long exponent = Math.getExponent(value) + bias();
        return ((raw >>> 63) << (exponentBits + mantissaBits)) | (exponent << mantissaBits) | mantissa;
    }

    long magnitude(long bits) {
        return bits & ((1L << (exponentBits + mantissaBits)) - 1);
    }

    long exponent(long bits) {
        return (bits >>> mantissaBits) & ((1L << exponentBits) - 1);
    }

    /** Mantissa with the hidden bit always set, as it enters the multiplier. */
    long significand(long bits) {
        return (1L << mantissaBits) | (bits & ((1L << mantissaBits) - 1));
    }

    /** Mantissa with the hidden bit only for numbers that are not zero, as it enters the adder. */
    long addend(long bits) {
        return exponent(bits) == 0 ? bits & ((1L << mantissaBits) - 1) : significand(bits);
    }

    long sign(long bits) {
        return (bits >>> (exponentBits + mantissaBits)) & 1;
    }
}
