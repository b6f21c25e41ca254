package org.bitgauge.core.quantity;

/**
 * A length, such as a technology node, as written in a configuration (for example {@code 45 nm}).
 *
 * @param nanometres finite and not negative
 */
public record Length(double nanometres) implements Measure {
    public Length {
        Dimension.LENGTH.requireLegal(nanometres);
    }

    /** Reads a number with a unit of {@link Dimension#LENGTH}. */
    public static Length parse(String text) {
        return new Length(Dimension.LENGTH.parse(text).doubleValue());
    }

    @Override
    public Dimension dimension() {
        return Dimension.LENGTH;
    }

    @Override
    public double magnitude() {
        return nanometres;
    }

    @Override
    public String toString() {
        return Dimension.LENGTH.format(nanometres);
    }
}
