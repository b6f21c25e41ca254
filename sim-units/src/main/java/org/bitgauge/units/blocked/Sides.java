package org.bitgauge.units.blocked;

/**
 * Rows and columns of an array.
 *
 * @param rows elements in a column
 * @param columns elements in a row
 */
record Sides(int rows, int columns) {
    private static final int MOST = 65_536;

    /** The largest array of at most {@code factor} times as many elements in about the same proportions, at least one. */
    static Sides resized(int rows, int columns, double factor) {
        double elements = Math.max(1, factor * rows * columns);
        int ideal = (int) Math.max(1, Math.round(rows * Math.sqrt(factor)));
        Sides best = new Sides(1, (int) Math.min(MOST, elements));
        boolean found = false;
        for (int r = Math.max(1, ideal * 9 / 10); r <= Math.min(MOST, ideal * 11 / 10 + 1); r++) {
            Sides next = new Sides(r, (int) Math.min(MOST, elements / r));
            long gain = next.elements() - best.elements();
            if (next.columns >= 1
                    && (!found || gain > 0 || gain == 0 && Math.abs(r - ideal) < Math.abs(best.rows - ideal))) {
                best = next;
                found = true;
            }
        }
        return best;
    }

    long elements() {
        return (long) rows * columns;
    }
}
