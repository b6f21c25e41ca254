package org.bitgauge.core.number;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * A list of values, stored as an index into it: binary (-1, +1), ternary (-1, 0, +1), or any learnt codebook.
 *
 * <p>Rounds to the nearest value; half-way between two goes to the smaller magnitude, or to the positive one if these are
 * equal, so that zero becomes +1 in binary. Ternary takes 2 stored bits; its information is log2(3) = 1.585 bits, which
 * a packed layout (5 values in 8 bits) approaches and this format does not claim.
 *
 * @param name canonical text: {@code binary}, {@code ternary}, or {@code codebook(bits,value,...)}
 * @param bits stored bits of one index, 1 to 16
 * @param values the values, ascending and different, at most 2^bits
 */
public record CodebookFormat(String name, int bits, ImmutableDoubleArray values) implements NumberFormat {
    private static final double MAX_MAGNITUDE = 0x1p500;
    private static final int MAX_BITS = 16;

    public CodebookFormat {
        requireNonNull(name, "name");
        requireNonNull(values, "values");
        if (bits < 1 || bits > MAX_BITS) {
            throw new IllegalArgumentException("a codebook has 1 to 16 bits, not " + bits);
        }
        if (values.isEmpty() || values.length() > 1 << bits) {
            throw new IllegalArgumentException(
                    "a codebook of " + bits + " bits has 1 to " + (1 << bits) + " values, not " + values.length());
        }
        for (int i = 0; i < values.length(); i++) {
            if (!(Math.abs(values.get(i)) <= MAX_MAGNITUDE) || (i > 0 && !(values.get(i - 1) < values.get(i)))) {
                throw new IllegalArgumentException("the values of a codebook must be finite, ascending and different");
            }
        }
        if (!name.equals(nameOf(bits, values))) {
            throw new IllegalArgumentException("the codebook is named " + nameOf(bits, values) + ", not " + name);
        }
    }

    /** The signs: -1 and +1 in one bit; zero becomes +1. */
    public static CodebookFormat binary() {
        return of(1, -1, 1);
    }

    /** -1, 0 and +1 in two bits. */
    public static CodebookFormat ternary() {
        return of(2, -1, 0, 1);
    }

    /** A codebook with its canonical name; the values must be ascending. */
    public static CodebookFormat of(int bits, double... values) {
        ImmutableDoubleArray.Builder kept = ImmutableDoubleArray.builder(values.length);
        for (double value : values) {
            kept.add(value + 0.0);
        }
        ImmutableDoubleArray list = kept.build();
        return new CodebookFormat(nameOf(bits, list), bits, list);
    }

    private static String nameOf(int bits, ImmutableDoubleArray values) {
        if (bits == 1 && values.equals(ImmutableDoubleArray.of(-1, 1))) {
            return "binary";
        }
        if (bits == 2 && values.equals(ImmutableDoubleArray.of(-1, 0, 1))) {
            return "ternary";
        }
        StringBuilder text = new StringBuilder("codebook(").append(bits);
        values.forEach(value -> text.append(',').append(value));
        return text.append(')').toString();
    }

    @Override
    public int elementBits() {
        return bits;
    }

    @Override
    public double bitsPerElement() {
        return bits;
    }

    @Override
    public boolean isSigned() {
        return values.get(0) < 0;
    }

    @Override
    public double maxMagnitude() {
        return Math.max(Math.abs(values.get(0)), Math.abs(values.get(values.length() - 1)));
    }

    @Override
    public double minPositive() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < values.length(); i++) {
            double magnitude = Math.abs(values.get(i));
            smallest = magnitude > 0 ? Math.min(smallest, magnitude) : smallest;
        }
        return smallest;
    }

    /** Exponent of the coarsest power of two of which every value is a multiple; 0 if all are zero. */
    public int stepExponent() {
        int exponent = Integer.MAX_VALUE;
        for (int i = 0; i < values.length(); i++) {
            if (values.get(i) != 0) {
                exponent = Math.min(exponent, lastBitExponent(values.get(i)));
            }
        }
        return exponent == Integer.MAX_VALUE ? 0 : exponent;
    }

    private static int lastBitExponent(double value) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT);
        long significand = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
        long full = Math.getExponent(value) < Double.MIN_EXPONENT ? significand : significand | (1L << 52);
        return exponent - 52 + Long.numberOfTrailingZeros(full);
    }

    /** Magnitude bits of the decoded values as integers on their common step: 1 for binary and ternary. */
    @Override
    public int significandBits() {
        double largest = maxMagnitude();
        return largest == 0 ? 1 : Math.getExponent(largest) - stepExponent() + 1;
    }

    @Override
    public int exponentBits() {
        return 0;
    }

    @Override
    public double quantize(double value) {
        if (Double.isNaN(value)) {
            return value;
        }
        int low = 0;
        int high = values.length() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (belongsBelow(value, values.get(middle), values.get(middle + 1))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values.get(low);
    }

    /** Whether {@code value} is nearer to {@code lower} than to {@code upper}; their sum is taken with its error. */
    private static boolean belongsBelow(double value, double lower, double upper) {
        double sum = lower + upper;
        double upperPart = sum - lower;
        double error = (lower - (sum - upperPart)) + (upper - upperPart);
        double twice = 2 * value;
        if (twice != sum) {
            return twice < sum;
        }
        return error != 0 ? error > 0 : Math.abs(lower) < Math.abs(upper);
    }
}
