package org.bitgauge.lab.explore;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** The points that no other point beats in every objective. */
public final class Pareto {
    private Pareto() {}

    /**
     * Indices of the non-dominated points, in their order. A point is dominated when another is at least as good in all
     * objectives and better in one; equal points all stay. O(n²) in the number of points.
     *
     * @param points objective values of each point, smaller is better; NaN marks a point that failed and is never on the
     *     front
     */
    public static ImmutableList<Integer> front(List<double[]> points) {
        ImmutableList.Builder<Integer> front = ImmutableList.builder();
        for (int i = 0; i < points.size(); i++) {
            if (isOnFront(points, i)) {
                front.add(i);
            }
        }
        return front.build();
    }

    private static boolean isOnFront(List<double[]> points, int candidate) {
        for (double value : points.get(candidate)) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        for (int other = 0; other < points.size(); other++) {
            if (other != candidate && dominates(points.get(other), points.get(candidate))) {
                return false;
            }
        }
        return true;
    }

    private static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int k = 0; k < a.length; k++) {
            if (!(a[k] <= b[k])) {
                return false;
            }
            better |= a[k] < b[k];
        }
        return better;
    }
}
