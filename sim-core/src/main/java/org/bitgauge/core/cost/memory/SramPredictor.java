package org.bitgauge.core.cost.memory;

/**
 * Predicts a grid point that the table lacks. The tool's energy is a saw-tooth over capacity because it picks another
 * internal organisation at each size; the same geometry at another corner (profile or node) mostly has the same
 * organisation, and the ratio between two corners of the same organisation is smooth. Three families of candidates:
 *
 * <ol>
 *   <li>same geometry at another corner × the mean ratio of the two corners at neighbouring geometries where both have
 *       the same organisation, weighted by how often the corners agree there and how little the ratio varies;
 *   <li>the same with the median ratio of the eight nearest geometries, whatever their organisation;
 *   <li>log-log interpolation between opposite neighbours at the corner itself (weight 0.3).
 * </ol>
 *
 * <p>The prediction is the mode of the weighted candidates under a Gaussian of 12 %, not their mean: when corners
 * disagree on the organisation, the value belongs to one of them, not in between. One point can be excluded, which
 * makes leave-one-out predictions honest.
 */
final class SramPredictor {
    static final int NONE = -1;
    private static final int RADIUS = 2;
    private static final double RANGE = 0.6;
    private static final double LOCAL_WEIGHT = 0.3;
    private static final double UNSURE = 0.05 * 0.05 / 0.15;

    private static final double[] WEIGHT_BY_DISTANCE = weights();

    private final SramTable table;
    private final int corners;
    private final int[] same;
    private final int[] both;

    SramPredictor(SramTable table) {
        this.table = table;
        corners = table.corners().size();
        same = new int[corners * corners];
        both = new int[corners * corners];
        int plane = SramTable.BANKS.size() * SramTable.WIDTHS * SramTable.CAPACITIES;
        for (int a = 0; a < corners; a++) {
            for (int b = 0; b < corners; b++) {
                for (int i = 0; i < plane; i++) {
                    if (table.known(a * plane + i) && table.known(b * plane + i)) {
                        both[a * corners + b]++;
                        same[a * corners + b] += agree(a * plane + i, b * plane + i) ? 1 : 0;
                    }
                }
            }
        }
    }

    private static double[] weights() {
        double[] weights = new double[2 * RADIUS + 3];
        for (int distance = 0; distance < weights.length; distance++) {
            weights[distance] = Math.exp(-distance / RANGE);
        }
        return weights;
    }

    private boolean agree(int a, int b) {
        return table.organisation(a) == table.organisation(b);
    }

    /** Logarithm of the prediction, without looking at {@code excluded}; {@code NaN} when nothing is near. */
    double predict(SramMetric metric, int corner, int banks, int width, int capacity, int excluded) {
        return new Query(metric, corner, banks, width, capacity, excluded).predict();
    }

    /** One point that is asked for. */
    private final class Query {
        private final SramMetric metric;
        private final int corner;
        private final int banks;
        private final int width;
        private final int capacity;
        private final int excluded;
        private final SramCandidates candidates = new SramCandidates(2 * corners + 4);

        Query(SramMetric metric, int corner, int banks, int width, int capacity, int excluded) {
            this.metric = metric;
            this.corner = corner;
            this.banks = banks;
            this.width = width;
            this.capacity = capacity;
            this.excluded = excluded;
        }

        double predict() {
            for (int other = 0; other < corners; other++) {
                if (other != corner && usable(table.index(other, banks, width, capacity))) {
                    byOrganisation(other);
                }
            }
            candidates.endFamily(1);
            for (int other = 0; other < corners; other++) {
                if (other != corner && usable(table.index(other, banks, width, capacity))) {
                    byNearestRatio(other);
                }
            }
            candidates.endFamily(1);
            between(0, 1, 1.0);
            between(1, 0, 0.7);
            between(1, 1, 0.5);
            between(1, -1, 0.5);
            candidates.endFamily(LOCAL_WEIGHT);
            return candidates.mode();
        }

        private boolean usable(int index) {
            return table.known(index) && index != excluded;
        }

        private double base(int other) {
            return table.log(metric, table.index(other, banks, width, capacity));
        }

        private void byOrganisation(int other) {
            Ratios ratios = new Ratios();
            for (int b = 0; b < SramTable.BANKS.size(); b++) {
                for (int w = width - RADIUS; w <= width + RADIUS; w++) {
                    for (int c = capacity - RADIUS; c <= capacity + RADIUS; c++) {
                        boolean here = b == banks && w == width && c == capacity;
                        if (!here && SramTable.onGrid(w, c)) {
                            int distance = Math.abs(w - width) + Math.abs(c - capacity) + (b == banks ? 0 : 2);
                            add(ratios, table.index(corner, b, w, c), table.index(other, b, w, c), distance);
                        }
                    }
                }
            }
            if (ratios.sameWeight > 0) {
                double chance = (ratios.sameWeight + agreement(other)) / (ratios.allWeight + 1);
                candidates.add(base(other) + ratios.sameMean(), chance * chance / ratios.deviation());
            } else if (ratios.allWeight > 0) {
                candidates.add(base(other) + ratios.allSum / ratios.allWeight, UNSURE);
            }
        }

        private void add(Ratios ratios, int mine, int theirs, int distance) {
            if (usable(mine) && usable(theirs)) {
                double ratio = table.log(metric, mine) - table.log(metric, theirs);
                ratios.add(WEIGHT_BY_DISTANCE[distance], ratio, agree(mine, theirs));
            }
        }

        /** Share of geometries known at both corners that have the same organisation there, this point left out. */
        private double agreement(int other) {
            int s = same[corner * corners + other];
            int n = both[corner * corners + other];
            int mine = table.index(corner, banks, width, capacity);
            if (mine == excluded && table.known(mine)) {
                n--;
                s -= agree(mine, table.index(other, banks, width, capacity)) ? 1 : 0;
            }
            return n == 0 ? 0 : (double) s / n;
        }

        private void byNearestRatio(int other) {
            double[] ratios = new double[9];
            int n = 0;
            for (int w = width - 1; w <= width + 1; w++) {
                for (int c = capacity - 1; c <= capacity + 1; c++) {
                    if ((w == width && c == capacity) || !SramTable.onGrid(w, c)) {
                        continue;
                    }
                    int mine = table.index(corner, banks, w, c);
                    int theirs = table.index(other, banks, w, c);
                    if (usable(mine) && usable(theirs)) {
                        ratios[n++] = table.log(metric, mine) - table.log(metric, theirs);
                    }
                }
            }
            if (n >= 2) {
                double deviation = SramCandidates.deviation(ratios, n) + 0.01;
                candidates.add(base(other) + SramCandidates.median(ratios, n), 1 / (deviation * deviation));
            }
        }

        private void between(int dw, int dc, double weight) {
            if (!SramTable.onGrid(width - dw, capacity - dc) || !SramTable.onGrid(width + dw, capacity + dc)) {
                return;
            }
            int below = table.index(corner, banks, width - dw, capacity - dc);
            int above = table.index(corner, banks, width + dw, capacity + dc);
            if (usable(below) && usable(above)) {
                candidates.add((table.log(metric, below) + table.log(metric, above)) / 2, weight);
            }
        }
    }

    /** Weighted ratios of two corners at neighbouring geometries, with and without the same organisation. */
    private static final class Ratios {
        private double sameWeight;
        private double sameSum;
        private double sameSquares;
        private double allWeight;
        private double allSum;

        void add(double weight, double ratio, boolean sameOrganisation) {
            allWeight += weight;
            allSum += weight * ratio;
            if (sameOrganisation) {
                sameWeight += weight;
                sameSum += weight * ratio;
                sameSquares += weight * ratio * ratio;
            }
        }

        double sameMean() {
            return sameSum / sameWeight;
        }

        double deviation() {
            double variance = sameSquares / sameWeight - sameMean() * sameMean();
            return Math.sqrt(Math.max(0, variance)) + 0.005 + 0.03 * Math.exp(-sameWeight);
        }
    }
}
