package org.bitgauge.workloads.infer.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.workloads.infer.rounding.Accumulation;
import org.bitgauge.workloads.infer.rounding.RowRounder;
import org.junit.jupiter.api.Test;

/** The example worked by hand in docs/modelling-inference.md. */
class HandWorkedExampleTest {
    @Test
    void everyLineOfTheTable() {
        FloatFormat format = FloatFormat.custom(6, 2);
        double[] numbers = {0.3, -0.7, 1.1, 0.6, 0.1, -0.46875};
        RowRounder.of(format).round(numbers, 6);
        assertThat(numbers).containsExactly(0.3125, -0.75, 1, 0.625, 0.09375, -0.5);
        assertThat(sum(new Accumulation.Rounded(format), numbers)).isEqualTo(-0.09375);
        assertThat(sum(Accumulation.FP64, numbers)).isEqualTo(-0.0625);
    }

    private static double sum(Accumulation accumulation, double[] numbers) {
        TileKernel kernel = new Kernels(accumulation).kernel(2, 1);
        kernel.rows()[0][0] = numbers[2];
        kernel.rows()[1][0] = numbers[3];
        kernel.begin(2, 1, new double[] {1});
        double[] sums = new double[1];
        kernel.sums(new double[] {numbers[0], numbers[1]}, 1, numbers[4], sums);
        return sums[0];
    }
}
