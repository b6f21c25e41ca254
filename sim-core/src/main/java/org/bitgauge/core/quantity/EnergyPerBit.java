package org.bitgauge.core.quantity;

/**
 * An energy per transferred bit, as written in a configuration (for example {@code 0.5 pJ/bit}).
 *
 * @param picojoulesPerBit finite and not negative
 */
public record EnergyPerBit(double picojoulesPerBit) implements Measure {
    public EnergyPerBit {
        Dimension.ENERGY_PER_BIT.requireLegal(picojoulesPerBit);
    }

    /** Reads a number with a unit of {@link Dimension#ENERGY_PER_BIT}. */
    public static EnergyPerBit parse(String text) {
        return new EnergyPerBit(Dimension.ENERGY_PER_BIT.parse(text).doubleValue());
    }

    @Override
    public Dimension dimension() {
        return Dimension.ENERGY_PER_BIT;
    }

    @Override
    public double magnitude() {
        return picojoulesPerBit;
    }

    @Override
    public String toString() {
        return Dimension.ENERGY_PER_BIT.format(picojoulesPerBit);
    }
}
