package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Second ways to every rounding, in integer arithmetic on significand and exponent. */
final class Reference {
    private Reference() {}

    /** Compares to the bit; formats the message only when it is needed. */
    static void assertSame(NumberFormat format, double input, double actual, double expected) {
        if (Double.compare(actual, expected) != 0) {
            fail("%s of %s (%s): %s instead of %s"
                    .formatted(format.name(), input, Double.toHexString(input), actual, expected));
        }
    }

    private static long significand(double magnitude) {
        long fraction = Double.doubleToRawLongBits(magnitude) & ((1L << 52) - 1);
        return magnitude < Double.MIN_NORMAL ? fraction : fraction | (1L << 52);
    }

    private static int lastBit(double magnitude) {
        return Math.max(Math.getExponent(magnitude), Double.MIN_EXPONENT) - 52;
    }

    /** Rounds to a multiple of 2^step. */
    private static double toMultiple(double magnitude, int step, Rounding rounding) {
        long significand = significand(magnitude);
        int shift = step - lastBit(magnitude);
        if (shift <= 0) {
            return magnitude;
        }
        long code = shift > 60 ? 0 : significand >> shift;
        long rest = shift > 60 ? significand : significand - (code << shift);
        long half = shift > 60 ? Long.MAX_VALUE : 1L << (shift - 1);
        boolean up =
                switch (rounding) {
                    case NEAREST_EVEN -> rest > half || (rest == half && code % 2 == 1);
                    case TOWARD_ZERO -> false;
                    case HALF_AWAY -> rest >= half;
                };
        return Math.scalb((double) (up ? code + 1 : code), step);
    }

    static double fixed(FixedPointFormat format, double value) {
        double rounded = Math.copySign(toMultiple(Math.abs(value), -format.fractionBits(), format.rounding()), value);
        int magnitudeBits = format.signed() ? format.bits() - 1 : format.bits();
        double highest = Math.scalb((double) ((1L << magnitudeBits) - 1), -format.fractionBits());
        double lowest = !format.signed()
                ? 0
                : format.symmetric() ? -highest : -Math.scalb((double) (1L << magnitudeBits), -format.fractionBits());
        return Math.max(lowest, Math.min(highest, rounded)) + 0.0;
    }

    /** Rounds with unbounded exponent, then flushes and overflows. */
    static double floating(FloatFormat format, double value) {
        double magnitude = Math.abs(value);
        if (magnitude == 0) {
            return value;
        }
        int exponent = lastBit(magnitude) + 63 - Long.numberOfLeadingZeros(significand(magnitude));
        if (format.subnormals()) {
            exponent = Math.max(exponent, format.minExponent());
        }
        double rounded = toMultiple(magnitude, exponent - format.mantissaBits(), format.rounding());
        double result = rounded;
        if (!format.subnormals() && rounded < Math.scalb(1.0, format.minExponent())) {
            result = 0;
        } else if (rounded > format.maxMagnitude()) {
            result = overflow(format);
        }
        return Math.copySign(result, value);
    }

    private static double overflow(FloatFormat format) {
        if (format.saturating() || format.rounding() == Rounding.TOWARD_ZERO || format.specials() == Specials.NONE) {
            return format.maxMagnitude();
        }
        return format.specials() == Specials.IEEE ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    /** Every finite value that is not negative, by decoding every code; the index is the code. */
    static List<Double> decode(FloatFormat format) {
        List<Double> values = new ArrayList<>();
        int m = format.mantissaBits();
        for (int field = 0; field < 1 << format.exponentBits(); field++) {
            for (int fraction = 0; fraction < 1 << m; fraction++) {
                boolean top = field == (1 << format.exponentBits()) - 1;
                boolean special =
                        switch (format.specials()) {
                            case NONE -> false;
                            case NAN_ONLY -> top && fraction == (1 << m) - 1;
                            case IEEE -> top;
                        };
                if (special || (field == 0 && fraction > 0 && !format.subnormals())) {
                    continue;
                }
                int significand = field == 0 ? fraction : fraction + (1 << m);
                values.add(Math.scalb((double) significand, Math.max(field, 1) - format.bias() - m));
            }
        }
        return values;
    }

    /** Doubles of every size, many of them near {@code format}'s range, near ties and near the ends of the doubles. */
    static double[] inputs(NumberFormat format, long seed, int count) {
        Random random = new Random(seed);
        double[] inputs = new double[count];
        for (int i = 0; i < count; i++) {
            inputs[i] = switch (i % 5) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextGaussian() * format.maxMagnitude();
                case 2 -> random.nextGaussian() * format.minPositive() * 4;
                case 3 -> tie(format, random);
                default -> random.nextGaussian();
            };
            if (!Double.isFinite(inputs[i])) {
                inputs[i] = random.nextDouble();
            }
        }
        return inputs;
    }

    /** Half-way between two values, or the double next to it. */
    private static double tie(NumberFormat format, Random random) {
        int width = Math.min(format.significandBits() + 1, 52);
        double odd = (random.nextLong() & ((1L << width) - 1)) | 1;
        double scale = Math.scalb(format.minPositive(), random.nextInt(2 + format.significandBits()) - width);
        double value = odd * scale * (random.nextBoolean() ? 1 : -1);
        return switch (random.nextInt(3)) {
            case 0 -> Math.nextUp(value);
            case 1 -> Math.nextDown(value);
            default -> value;
        };
    }
}
