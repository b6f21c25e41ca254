package org.bitgauge.core.quantity;

/**
 * A supply voltage, as written in a configuration (for example {@code 1.1 V}).
 *
 * @param volts finite and not negative
 */
public record Voltage(double volts) implements Measure {
    public Voltage {
        Dimension.VOLTAGE.requireLegal(volts);
    }

    /** Reads a number with a unit of {@link Dimension#VOLTAGE}. */
    public static Voltage parse(String text) {
        return new Voltage(Dimension.VOLTAGE.parse(text).doubleValue());
    }

    @Override
    public Dimension dimension() {
        return Dimension.VOLTAGE;
    }

    @Override
    public double magnitude() {
        return volts;
    }

    @Override
    public String toString() {
        return Dimension.VOLTAGE.format(volts);
    }
}
