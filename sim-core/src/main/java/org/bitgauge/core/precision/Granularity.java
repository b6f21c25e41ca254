package org.bitgauge.core.precision;

/**
 * How many values share one precision.
 *
 * @param kind whole tensor, channel, or groups of a size
 * @param size values per group; 0 unless {@code kind} is a group
 */
public record Granularity(Kind kind, int size) {
    /** One precision for the whole tensor. */
    public static final Granularity TENSOR = new Granularity(Kind.TENSOR, 0);

    public Granularity {
        if ((kind == Kind.GROUP) != (size > 0)) {
            throw new IllegalArgumentException("a group has a size of at least 1, other granularities none");
        }
    }

    /** What shares a precision. */
    public enum Kind {
        TENSOR,
        CHANNEL,
        GROUP
    }
}
