package org.bitgauge.lab.accuracy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * Accuracy over the width of a network. Between trained widths the accuracy is taken as linear in the logarithm of the width;
 * beyond them nothing is said.
 *
 * @param points narrowest first
 */
record AccuracyCurve(ImmutableList<Point> points) {
    AccuracyCurve {
        requireNonNull(points, "points");
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a curve needs at least one trained network");
        }
    }

    /** A trained width. */
    record Point(double width, double accuracy) {}

    /**
     * The narrowest width that reaches a target.
     *
     * @param width trained or between two trained
     * @param below trained width that does not reach it yet, 0 where the narrowest already does
     * @param above trained width that reaches it
     */
    record Crossing(double width, double below, double above) {
        boolean isTrained() {
            return width == above;
        }

        String how() {
            return below == 0 ? "first width" : isTrained() ? "trained width" : "interpolated";
        }
    }

    double best() {
        return points.stream().mapToDouble(Point::accuracy).max().orElse(0);
    }

    double widest() {
        return points.get(points.size() - 1).width();
    }

    Optional<Crossing> reaching(double target) {
        Optional<Point> last = Optional.empty();
        for (Point point : points) {
            if (point.accuracy() >= target) {
                if (last.isEmpty()) {
                    return Optional.of(new Crossing(point.width(), 0, point.width()));
                }
                Point before = last.get();
                double share = (target - before.accuracy()) / (point.accuracy() - before.accuracy());
                double width = before.width() * Math.pow(point.width() / before.width(), share);
                return Optional.of(new Crossing(share == 1 ? point.width() : width, before.width(), point.width()));
            }
            last = Optional.of(point);
        }
        return Optional.empty();
    }
}
