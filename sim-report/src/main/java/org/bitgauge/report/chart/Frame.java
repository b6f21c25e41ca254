package org.bitgauge.report.chart;

/**
 * Name, words and size of a figure.
 *
 * @param name file name without extension, lower case with hyphens
 * @param title one line for a heading; not drawn, since papers put titles into captions
 * @param caption what a reader needs to judge the figure, the rule of normalisation included
 * @param xTitle title of the horizontal axis with its unit; may be empty where the categories speak for themselves
 * @param yTitle title of the vertical axis with its unit
 * @param width column or page width
 */
public record Frame(String name, String title, String caption, String xTitle, String yTitle, Width width) {
    public Frame {
        if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "A figure's name becomes a file name of lower-case letters, digits, '-', '_' and '.', was '" + name
                            + "'");
        }
        if (title.isBlank() || yTitle.isBlank()) {
            throw new IllegalArgumentException("Figure " + name + " needs a title and a title of its vertical axis");
        }
    }

    /** Widths of a two-column paper. */
    public enum Width {
        /** 3.35 inches. */
        ONE_COLUMN(3.35),
        /** 7 inches. */
        TWO_COLUMNS(7.0);

        private final double inches;

        Width(double inches) {
            this.inches = inches;
        }

        /** Width in points of 1/72 inch. */
        public double points() {
            return inches * 72;
        }
    }
}
