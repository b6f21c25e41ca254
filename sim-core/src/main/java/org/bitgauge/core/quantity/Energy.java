package org.bitgauge.core.quantity;

/**
 * An energy, as written in a configuration (for example {@code 1.2 pJ}).
 *
 * @param picojoules finite and not negative
 */
public record Energy(double picojoules) implements Measure {
    public Energy {
        Dimension.ENERGY.requireLegal(picojoules);
    }

    /** Reads a number with a unit of {@link Dimension#ENERGY}. */
    public static Energy parse(String text) {
        return new Energy(Dimension.ENERGY.parse(text).doubleValue());
    }

    @Override
    public Dimension dimension() {
        return Dimension.ENERGY;
    }

    @Override
    public double magnitude() {
        return picojoules;
    }

    @Override
    public String toString() {
        return Dimension.ENERGY.format(picojoules);
    }
}
