package org.bitgauge.lab.explore;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The points that no other point beats in every objective. */
public final class Pareto {
    private Pareto() {}

    /**
     * Indices of the non-dominated points, in their order. A point is dominated when another is at least as good in all
     * objectives and better in one; equal points all stay. A point is compared with the front of those before it in
     * lexicographic order, for none after it can dominate it: O(n log n + n f) for a front of f points.
     *
     * @param points objective values of each point, smaller is better; NaN marks a point that failed and is never on the
     *     front
     */
    public static ImmutableList<Integer> front(List<double[]> points) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (Arrays.stream(points.get(i)).noneMatch(Double::isNaN)) {
                order.add(i);
            }
        }
        order.sort((a, b) -> compare(points.get(a), points.get(b)));
        List<Integer> front = new ArrayList<>();
        for (int candidate : order) {
            if (front.stream().noneMatch(other -> dominates(points.get(other), points.get(candidate)))) {
                front.add(candidate);
            }
        }
        return ImmutableList.sortedCopyOf(front);
    }

    /** Lexicographic, with one zero. */
    private static int compare(double[] a, double[] b) {
        for (int k = 0; k < a.length; k++) {
            if (a[k] != b[k]) {
                return Double.compare(a[k], b[k]);
            }
        }
        return 0;
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
