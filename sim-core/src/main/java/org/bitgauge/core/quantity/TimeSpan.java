package org.bitgauge.core.quantity;

/**
 * A span of time, as written in a configuration (for example {@code 45 ns}).
 *
 * @param seconds finite and not negative
 */
public record TimeSpan(double seconds) implements Measure {
    public TimeSpan {
        Dimension.TIME.requireLegal(seconds);
    }

    /** Reads a number with a unit of {@link Dimension#TIME}. */
    public static TimeSpan parse(String text) {
        return new TimeSpan(Dimension.TIME.parse(text).doubleValue());
    }

    @Override
    public Dimension dimension() {
        return Dimension.TIME;
    }

    @Override
    public double magnitude() {
        return seconds;
    }

    @Override
    public String toString() {
        return Dimension.TIME.format(seconds);
    }
}
