package org.bitgauge.core.quantity;

import java.math.BigDecimal;

/**
 * A storage capacity, as written in a configuration (for example {@code 64 KiB}).
 *
 * @param bits a whole number of bits, not negative
 */
public record Capacity(long bits) implements Measure {
    public Capacity {
        if (bits < 0) {
            throw new IllegalArgumentException("a capacity must not be negative, was " + bits + " bit");
        }
    }

    /** Reads a number with a unit of {@link Dimension#BITS}; fractions of a bit are refused. */
    public static Capacity parse(String text) {
        BigDecimal bits = Dimension.BITS.parse(text);
        if (bits.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number of bits; round it to one");
        }
        if (bits.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("'" + text + "' is too large; the largest capacity is 2^63-1 bit");
        }
        return new Capacity(bits.longValueExact());
    }

    @Override
    public Dimension dimension() {
        return Dimension.BITS;
    }

    @Override
    public double magnitude() {
        return bits;
    }

    @Override
    public String toString() {
        return Dimension.BITS.format(BigDecimal.valueOf(bits));
    }
}
