package org.bitgauge.core.quantity;

/**
 * A frequency, as written in a configuration (for example {@code 1 GHz}).
 *
 * @param hertz finite and not negative
 */
public record Frequency(double hertz) implements Measure {
    public Frequency {
        Dimension.FREQUENCY.requireLegal(hertz);
    }

    /** Reads a number with a unit of {@link Dimension#FREQUENCY}. */
    public static Frequency parse(String text) {
        return new Frequency(Dimension.FREQUENCY.parse(text).doubleValue());
    }

    @Override
    public Dimension dimension() {
        return Dimension.FREQUENCY;
    }

    @Override
    public double magnitude() {
        return hertz;
    }

    @Override
    public String toString() {
        return Dimension.FREQUENCY.format(hertz);
    }
}
