package org.bitgauge.core.quantity;

/**
 * A silicon area, as written in a configuration (for example {@code 4 mm2}).
 *
 * @param squareMicrometres finite and not negative
 */
public record Area(double squareMicrometres) implements Measure {
    public Area {
        Dimension.AREA.requireLegal(squareMicrometres);
    }

    /** Reads a number with a unit of {@link Dimension#AREA}. */
    public static Area parse(String text) {
        return new Area(Dimension.AREA.parse(text).doubleValue());
    }

    @Override
    public Dimension dimension() {
        return Dimension.AREA;
    }

    @Override
    public double magnitude() {
        return squareMicrometres;
    }

    @Override
    public String toString() {
        return Dimension.AREA.format(squareMicrometres);
    }
}
