package org.bitgauge.lab.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParetoTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Coarse values, so that ties, equal points and zeros of either sign are common. */
    private static List<double[]> points(Random random) {
        int objectives = 1 + random.nextInt(3);
        List<double[]> points = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            points.add(random.doubles(objectives)
                    .map(v -> v < 0.02 ? Double.NaN : Math.floor(v * 6) * (random.nextBoolean() ? 1 : -1))
                    .toArray());
        }
        return points;
    }

    /** By the definition, with the comparison written another way: count worse and better objectives. */
    private static boolean beats(double[] a, double[] b) {
        int better = 0;
        int notWorse = 0;
        for (int k = 0; k < a.length; k++) {
            better += a[k] < b[k] ? 1 : 0;
            notWorse += a[k] < b[k] || a[k] == b[k] ? 1 : 0;
        }
        return notWorse == a.length && better > 0;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFrontIsWhatNothingBeats(long seed) {
        List<double[]> points = points(new Random(seed));
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            boolean failed = java.util.Arrays.stream(point).anyMatch(Double::isNaN);
            if (!failed && points.stream().noneMatch(other -> beats(other, point))) {
                expected.add(i);
            }
        }
        assertThat(Pareto.front(points)).isEqualTo(expected);
    }

    @Test
    void equalPointsStayAndFailedOnesGo() {
        assertThat(Pareto.front(List.of(
                        new double[] {1, 2}, new double[] {1, 2}, new double[] {2, 2}, new double[] {Double.NaN, 0})))
                .containsExactly(0, 1);
    }
}
