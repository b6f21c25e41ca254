package org.bitgauge.core.number;

/** Steps of arithmetic on doubles that lose nothing. */
final class Exact {
    private Exact() {}

    /** 2^exponent for exponents of normal doubles, -1022 to 1023. */
    static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (exponent + Double.MAX_EXPONENT) << 52);
    }

    /** Rounds a number that is not negative to an integer. */
    static double roundMagnitude(double value, Rounding rounding) {
        return switch (rounding) {
            case NEAREST_EVEN -> Math.rint(value);
            case TOWARD_ZERO -> Math.floor(value);
            case HALF_AWAY -> {
                double floor = Math.floor(value);
                yield value - floor >= 0.5 ? floor + 1 : floor;
            }
        };
    }

    /**
     * The quotient rounded to odd: rounding it again to a format with at least two bits less gives what rounding the
     * exact quotient would have given (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved
     * algorithms using rounding to odd", IEEE Trans. Computers 2008).
     */
    static double divideToOdd(double dividend, double positiveDivisor) {
        double quotient = dividend / positiveDivisor;
        double remainder = Math.fma(-quotient, positiveDivisor, dividend);
        boolean even = (Double.doubleToRawLongBits(quotient) & 1) == 0;
        if (remainder == 0 || Double.isNaN(remainder) || !even) {
            return quotient;
        }
        return remainder > 0 ? Math.nextUp(quotient) : Math.nextDown(quotient);
    }
}
