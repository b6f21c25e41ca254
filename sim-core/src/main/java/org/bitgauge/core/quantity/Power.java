package org.bitgauge.core.quantity;

/**
 * A power, as written in a configuration (for example {@code 250 mW}).
 *
 * @param watts finite and not negative
 */
public record Power(double watts) implements Measure {
    public Power {
        Dimension.POWER.requireLegal(watts);
    }

    /** Reads a number with a unit of {@link Dimension#POWER}. */
    public static Power parse(String text) {
        return new Power(Dimension.POWER.parse(text).doubleValue());
    }

    @Override
    public Dimension dimension() {
        return Dimension.POWER;
    }

    @Override
    public double magnitude() {
        return watts;
    }

    @Override
    public String toString() {
        return Dimension.POWER.format(watts);
    }
}
