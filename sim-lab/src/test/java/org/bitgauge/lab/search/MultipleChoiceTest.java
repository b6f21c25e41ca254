package org.bitgauge.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.lab.search.MultipleChoice.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The knapsack against every choice there is. */
class MultipleChoiceTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBoundIsBelowTheOptimumAndTheChoiceIsWithinTheLimit(long seed) {
        Random random = new Random(seed);
        int layers = 1 + random.nextInt(5);
        double[][] costs = new double[layers][];
        double[][] noises = new double[layers][];
        for (int layer = 0; layer < layers; layer++) {
            int options = 1 + random.nextInt(4);
            costs[layer] = random.doubles(options, 1, 10).toArray();
            noises[layer] =
                    random.doubles(options).map(x -> Math.pow(10, -6 * x)).toArray();
        }
        MultipleChoice knapsack = new MultipleChoice(costs, noises);
        double limit = knapsack.leastNoise() * (1 + 5 * random.nextDouble());
        Choice choice = knapsack.within(limit);
        double optimum = brute(costs, noises, new int[layers], 0, limit);
        assertThat(choice.noise()).isLessThanOrEqualTo(limit);
        assertThat(choice.cost()).isGreaterThanOrEqualTo(optimum - 1e-9);
        assertThat(choice.bound()).isLessThanOrEqualTo(optimum + 1e-9);
        assertThat(choice.cost() * (1 - choice.gap())).isLessThanOrEqualTo(optimum + 1e-9);
    }

    private static double brute(double[][] costs, double[][] noises, int[] options, int layer, double limit) {
        if (layer == costs.length) {
            double cost = 0;
            double noise = 0;
            for (int i = 0; i < options.length; i++) {
                cost += costs[i][options[i]];
                noise += noises[i][options[i]];
            }
            return noise <= limit ? cost : Double.POSITIVE_INFINITY;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int option = 0; option < costs[layer].length; option++) {
            options[layer] = option;
            least = Math.min(least, brute(costs, noises, options, layer + 1, limit));
        }
        return least;
    }

    /** Two layers, by hand: with room for one loud layer, the one that saves 4 is it, not the one that saves 3. */
    @Test
    void theLayerThatSavesMoreIsMadeLouder() {
        double[][] costs = {{10, 7}, {9, 5}};
        double[][] noises = {{1, 2}, {1, 2}};
        Choice choice = new MultipleChoice(costs, noises).within(3);
        assertThat(choice.options()).containsExactly(0, 1);
        assertThat(choice.cost()).isEqualTo(15);
    }

    @Test
    void withoutALimitEveryLayerIsCheapest() {
        double[][] costs = {{3, 1, 2}, {1, 5}};
        Choice choice = new MultipleChoice(costs, new double[][] {{0, 9, 1}, {2, 0}}).within(100);
        assertThat(choice.options()).containsExactly(1, 0);
        assertThat(choice.gap()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aLimitThatNothingReachesIsRefused() {
        MultipleChoice knapsack = new MultipleChoice(new double[][] {{1}}, new double[][] {{2}});
        assertThatThrownBy(() -> knapsack.within(1)).hasMessageContaining("no choice has so little noise");
    }
}
