package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;
import java.util.Optional;

/**
 * A colour with lines over it, so that neighbours in a stack stay apart in greyscale. Drawn as real lines, cut at the
 * filled rectangle, anchored to the paper so that neighbouring bars match.
 */
record HatchPaint(Color base, Color ink, Hatch hatch) implements Paint {
    /** Directions of the lines. */
    enum Hatch {
        RISING,
        FALLING,
        CROSSED,
        LEVEL,
        UPRIGHT
    }

    private static final double STEP_PT = 3.2;

    float widthPt() {
        return 0.45f;
    }

    /** The hatch lines inside a rectangle of the paper. */
    Path2D lines(Rectangle2D box) {
        Path2D path = new Path2D.Double();
        switch (hatch) {
            case RISING -> slanted(path, box, -1, STEP_PT * 1.4);
            case FALLING -> slanted(path, box, 1, STEP_PT * 1.4);
            case CROSSED -> {
                slanted(path, box, -1, STEP_PT * 1.8);
                slanted(path, box, 1, STEP_PT * 1.8);
            }
            case LEVEL -> {
                for (double y = next(box.getMinY(), STEP_PT); y < box.getMaxY(); y += STEP_PT) {
                    path.append(new Line2D.Double(box.getMinX(), y, box.getMaxX(), y), false);
                }
            }
            case UPRIGHT -> {
                for (double x = next(box.getMinX(), STEP_PT); x < box.getMaxX(); x += STEP_PT) {
                    path.append(new Line2D.Double(x, box.getMinY(), x, box.getMaxY()), false);
                }
            }
        }
        return path;
    }

    /** Lines y = slope x + c for all multiples c of the step that cross the box. */
    private static void slanted(Path2D path, Rectangle2D box, int slope, double step) {
        double left = box.getMinX();
        double right = box.getMaxX();
        double low = Math.min(box.getMinY() - slope * left, box.getMinY() - slope * right);
        double high = Math.max(box.getMaxY() - slope * left, box.getMaxY() - slope * right);
        for (double c = next(low, step); c < high; c += step) {
            cut(box, slope, c).ifPresent(line -> path.append(line, false));
        }
    }

    private static Optional<Line2D> cut(Rectangle2D box, int slope, double c) {
        double atTop = (box.getMinY() - c) / slope;
        double atBottom = (box.getMaxY() - c) / slope;
        double from = Math.max(box.getMinX(), Math.min(atTop, atBottom));
        double to = Math.min(box.getMaxX(), Math.max(atTop, atBottom));
        return from < to
                ? Optional.of(new Line2D.Double(from, slope * from + c, to, slope * to + c))
                : Optional.empty();
    }

    private static double next(double from, double step) {
        return Math.ceil(from / step) * step;
    }

    @Override
    public PaintContext createContext(
            ColorModel model, Rectangle device, Rectangle2D user, AffineTransform place, RenderingHints hints) {
        return base.createContext(model, device, user, place, hints);
    }

    @Override
    public int getTransparency() {
        return OPAQUE;
    }
}
