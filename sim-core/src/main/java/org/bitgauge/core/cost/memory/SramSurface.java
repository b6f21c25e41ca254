package org.bitgauge.core.cost.memory;

import java.util.concurrent.ConcurrentHashMap;

/**
 * A metric at any geometry of one corner: the table where it has the point, a prediction where it lacks one, log-log
 * multilinear between grid points in capacity, width and banks, and beyond the largest capacity along the slope of the
 * last two doublings.
 */
final class SramSurface {
    private final SramTable table;
    private final SramPredictor predictor;
    private final ConcurrentHashMap<Integer, double[]> columns = new ConcurrentHashMap<>();

    SramSurface(SramTable table) {
        this.table = table;
        predictor = new SramPredictor(table);
    }

    /**
     * Natural logarithm of the metric.
     *
     * @param width log2 of the width in bits, 3 to 9
     * @param capacity log2 of the capacity in bytes, from 6
     */
    double log(SramMetric metric, int corner, double banks, double width, double capacity) {
        double bankShare = Math.log(banks) / Math.log(SramTable.BANKS.get(1));
        double one = bankShare < 1 ? plane(metric, corner, 0, width, capacity) : 0;
        double eight = bankShare > 0 ? plane(metric, corner, 1, width, capacity) : 0;
        return mix(one, eight, bankShare);
    }

    private double plane(SramMetric metric, int corner, int banks, double width, double capacity) {
        double at = width - SramTable.MIN_WIDTH_LOG2;
        int low = Math.min((int) Math.floor(at), SramTable.WIDTHS - 2);
        double share = at - low;
        double narrow = share < 1 ? line(metric, corner, banks, low, capacity) : 0;
        double wide = share > 0 ? line(metric, corner, banks, low + 1, capacity) : 0;
        return mix(narrow, wide, share);
    }

    private double line(SramMetric metric, int corner, int banks, int width, double capacity) {
        double[] column = column(metric, corner, banks, width);
        double at = capacity - SramTable.MIN_CAPACITY_LOG2;
        int low = Math.min((int) Math.floor(at), SramTable.CAPACITIES - 2);
        double share = at - low;
        if (share > 1) {
            double slope = (column[low + 1] - column[low - 1]) / 2;
            return column[low + 1] + slope * (share - 1);
        }
        return mix(column[low], column[low + 1], share);
    }

    private static double mix(double low, double high, double share) {
        if (share <= 0) {
            return low;
        }
        return share >= 1 ? high : low + share * (high - low);
    }

    private double[] column(SramMetric metric, int corner, int banks, int width) {
        int key = (table.index(corner, banks, width, 0)) * SramMetric.values().length + metric.ordinal();
        return columns.computeIfAbsent(key, k -> column(metric, corner, banks, width, SramPredictor.NONE));
    }

    /** Logarithms over capacity, missing points predicted without looking at {@code excluded}. */
    double[] column(SramMetric metric, int corner, int banks, int width, int excluded) {
        double[] column = new double[SramTable.CAPACITIES];
        boolean[] known = new boolean[SramTable.CAPACITIES];
        for (int c = 0; c < column.length; c++) {
            int index = table.index(corner, banks, width, c);
            known[c] = table.known(index) && index != excluded;
            column[c] =
                    known[c] ? table.log(metric, index) : predictor.predict(metric, corner, banks, width, c, excluded);
        }
        extendDown(column);
        if (metric.monotoneInCapacity()) {
            raise(column, known);
        }
        return column;
    }

    /** Geometries that no corner has (too few words) continue the slope above; they only carry interpolation. */
    private static void extendDown(double[] column) {
        for (int c = column.length - 3; c >= 0; c--) {
            if (Double.isNaN(column[c])) {
                column[c] = 2 * column[c + 1] - column[c + 2];
            }
        }
    }

    private static void raise(double[] column, boolean[] known) {
        double ceiling = Double.POSITIVE_INFINITY;
        for (int c = column.length - 1; c >= 0; c--) {
            ceiling = known[c] ? column[c] : ceiling;
            column[c] = Math.min(column[c], ceiling);
        }
        for (int c = 1; c < column.length; c++) {
            column[c] = known[c] ? column[c] : Math.max(column[c], column[c - 1]);
        }
    }

    boolean known(int corner, int banks, int width, int capacity) {
        return table.known(table.index(corner, banks, width, capacity));
    }
}
