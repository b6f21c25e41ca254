package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

/**
 * One option for each layer so that the sum of costs is least while the sum of noises stays within a limit: a
 * multiple-choice knapsack, by its Lagrangian relaxation and a greedy repair. The relaxation bounds what any choice can
 * reach from below, so that the distance to the optimum is known.
 */
final class MultipleChoice {
    private static final int BISECTIONS = 80;

    /**
     * A choice.
     *
     * @param options option of each layer
     * @param cost sum of costs
     * @param noise sum of noises
     * @param bound no choice within the limit costs less
     */
    record Choice(int[] options, double cost, double noise, double bound) {
        /** Most that the optimum can be below the choice, as a share of the cost. */
        double gap() {
            return cost == 0 ? 0 : Math.max(0, cost - bound) / cost;
        }
    }

    private final double[][] costs;
    private final double[][] noises;

    /** By layer and option; every layer has one option at least. */
    MultipleChoice(double[][] costs, double[][] noises) {
        this.costs = requireNonNull(costs, "costs");
        this.noises = requireNonNull(noises, "noises");
        for (int layer = 0; layer < costs.length; layer++) {
            if (costs[layer].length == 0 || costs[layer].length != noises[layer].length) {
                throw new IllegalArgumentException("layer " + layer + " needs a cost and a noise for each option");
            }
        }
    }

    /** The least noise that can be had. */
    double leastNoise() {
        double sum = 0;
        for (double[] layer : noises) {
            sum += min(layer);
        }
        return sum;
    }

    private static double min(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    /**
     * The cheapest choice that was found within a limit.
     *
     * @throws IllegalArgumentException if the limit is below {@link #leastNoise}
     */
    Choice within(double limit) {
        if (limit < leastNoise()) {
            throw new IllegalArgumentException("no choice has so little noise as " + limit);
        }
        double bound = dual(0, limit);
        int[] best = relaxed(0);
        if (noise(best) > limit) {
            double low = 0;
            double high = 1e-30;
            while (noise(relaxed(high)) > limit && high < 1e300) {
                high *= 8;
            }
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = low == 0 ? high / 2 : Math.sqrt(low * high);
                bound = Math.max(bound, dual(middle, limit));
                if (noise(relaxed(middle)) > limit) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            bound = Math.max(bound, dual(high, limit));
            best = relaxed(high);
            if (noise(best) > limit) {
                best = quietest();
            }
        }
        improve(best, limit);
        return new Choice(best, cost(best), noise(best), bound);
    }

    private int[] relaxed(double weight) {
        int[] options = new int[costs.length];
        for (int layer = 0; layer < costs.length; layer++) {
            for (int option = 1; option < costs[layer].length; option++) {
                double now = costs[layer][option] + weight * noises[layer][option];
                double least = costs[layer][options[layer]] + weight * noises[layer][options[layer]];
                boolean quieter = now == least && noises[layer][option] < noises[layer][options[layer]];
                options[layer] = now < least || quieter ? option : options[layer];
            }
        }
        return options;
    }

    private int[] quietest() {
        int[] options = new int[costs.length];
        for (int layer = 0; layer < costs.length; layer++) {
            for (int option = 1; option < costs[layer].length; option++) {
                options[layer] = noises[layer][option] < noises[layer][options[layer]] ? option : options[layer];
            }
        }
        return options;
    }

    private double dual(double weight, double limit) {
        int[] options = relaxed(weight);
        return cost(options) + weight * (noise(options) - limit);
    }

    /** Takes the switch of one layer that saves most and still fits, until none does. */
    private void improve(int[] options, double limit) {
        double noise = noise(options);
        while (true) {
            double saved = 0;
            int at = -1;
            int to = 0;
            for (int layer = 0; layer < costs.length; layer++) {
                for (int option = 0; option < costs[layer].length; option++) {
                    double gain = costs[layer][options[layer]] - costs[layer][option];
                    double after = noise - noises[layer][options[layer]] + noises[layer][option];
                    if (gain > saved && after <= limit) {
                        saved = gain;
                        at = layer;
                        to = option;
                    }
                }
            }
            if (at < 0) {
                return;
            }
            options[at] = to;
            noise = noise(options);
        }
    }

    private double cost(int[] options) {
        return sum(costs, options);
    }

    private double noise(int[] options) {
        return sum(noises, options);
    }

    private static double sum(double[][] values, int[] options) {
        double sum = 0;
        for (int layer = 0; layer < values.length; layer++) {
            sum += values[layer][options[layer]];
        }
        return sum;
    }
}
