package org.bitgauge.core.cost.logic;

/** Least squares with coefficients that are not negative (Lawson and Hanson 1974, chapter 23), for a few unknowns. */
final class NonNegativeLeastSquares {
    private static final double TOLERANCE = 1e-12;

    private NonNegativeLeastSquares() {}

    static double[] solve(double[][] rows, double[] target) {
        int n = rows[0].length;
        double[][] gram = new double[n][n];
        double[] moment = new double[n];
        for (int r = 0; r < rows.length; r++) {
            for (int i = 0; i < n; i++) {
                moment[i] += rows[r][i] * target[r];
                for (int j = 0; j < n; j++) {
                    gram[i][j] += rows[r][i] * rows[r][j];
                }
            }
        }
        double[] x = new double[n];
        boolean[] passive = new boolean[n];
        for (int step = 0; step < 30 * n; step++) {
            int entering = steepest(gram, moment, x, passive);
            if (entering < 0) {
                break;
            }
            passive[entering] = true;
            x = descend(gram, moment, x, passive);
        }
        return x;
    }

    private static int steepest(double[][] gram, double[] moment, double[] x, boolean[] passive) {
        int best = -1;
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            double gradient = moment[i];
            for (int j = 0; j < x.length; j++) {
                gradient -= gram[i][j] * x[j];
            }
            double scaled = gradient / Math.sqrt(Math.max(gram[i][i], Double.MIN_NORMAL));
            if (!passive[i] && scaled > TOLERANCE && scaled > largest) {
                largest = scaled;
                best = i;
            }
        }
        return best;
    }

    private static double[] descend(double[][] gram, double[] moment, double[] start, boolean[] passive) {
        double[] x = start.clone();
        while (true) {
            double[] candidate = unconstrained(gram, moment, passive);
            double step = 1;
            for (int i = 0; i < x.length; i++) {
                if (passive[i] && candidate[i] <= 0) {
                    step = Math.min(step, x[i] / Math.max(x[i] - candidate[i], Double.MIN_NORMAL));
                }
            }
            if (step >= 1) {
                return candidate;
            }
            for (int i = 0; i < x.length; i++) {
                x[i] += step * (candidate[i] - x[i]);
                if (passive[i] && candidate[i] <= 0 && x[i] <= 1e-14 * Math.abs(candidate[i]) + 1e-300) {
                    passive[i] = false;
                    x[i] = 0;
                }
            }
        }
    }

    private static double[] unconstrained(double[][] gram, double[] moment, boolean[] passive) {
        int n = moment.length;
        double[][] a = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = passive[i] && passive[j] ? gram[i][j] : i == j ? 1 : 0;
            }
            a[i][n] = passive[i] ? moment[i] : 0;
        }
        for (int p = 0; p < n; p++) {
            eliminate(a, p);
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = a[i][n] / a[i][i];
        }
        return x;
    }

    private static void eliminate(double[][] a, int p) {
        for (int i = 0; i < a.length; i++) {
            if (i == p) {
                continue;
            }
            double factor = a[i][p] / a[p][p];
            for (int j = p; j < a[i].length; j++) {
                a[i][j] -= factor * a[p][j];
            }
        }
    }
}
