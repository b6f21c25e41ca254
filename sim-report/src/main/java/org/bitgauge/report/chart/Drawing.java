package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/**
 * A finished figure as a list of marks in points (1/72 inch), origin at the top left. The same drawing is written as SVG,
 * PDF and PNG, so the three always show the same thing.
 */
public record Drawing(double widthPt, double heightPt, List<Mark> marks) {
    public Drawing {
        if (!(widthPt > 0 && heightPt > 0)) {
            throw new IllegalArgumentException("A drawing needs a positive size, was " + widthPt + " x " + heightPt);
        }
        marks = List.copyOf(marks);
    }

    /** One mark on the paper. */
    public sealed interface Mark permits Area, Outline, Label {
        Color colour();

        /** The rectangle outside which the mark is invisible, where it matters. */
        Optional<Rectangle2D> clip();
    }

    /** A filled shape. */
    public record Area(Shape shape, Color colour, Optional<Rectangle2D> clip) implements Mark {}

    /** A stroked shape; {@code dash} is empty for a solid line. */
    public record Outline(Shape shape, Color colour, float widthPt, List<Float> dash, Optional<Rectangle2D> clip)
            implements Mark {
        public Outline {
            dash = List.copyOf(dash);
        }
    }

    /** Text starting at the origin of {@code place}, along its x axis; {@code advancePt} is its width before {@code place}. */
    public record Label(
            String text,
            float sizePt,
            boolean bold,
            Color colour,
            AffineTransform place,
            double advancePt,
            Optional<Rectangle2D> clip)
            implements Mark {}
}
