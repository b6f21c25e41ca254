package org.bitgauge.report.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Point markers that differ in shape, so that series stay apart without colour. */
final class Markers {
    private Markers() {}

    /** The marker of a series, centred on the origin, of about the given radius. */
    static Shape of(int series, double r) {
        return switch (series % 5) {
            case 0 -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case 1 -> new Rectangle2D.Double(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r);
            case 2 -> polygon(0, -1.2 * r, 1.1 * r, 0.8 * r, -1.1 * r, 0.8 * r);
            case 3 -> polygon(0, -1.25 * r, 1.25 * r, 0, 0, 1.25 * r, -1.25 * r, 0);
            default -> polygon(0, 1.2 * r, 1.1 * r, -0.8 * r, -1.1 * r, -0.8 * r);
        };
    }

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
