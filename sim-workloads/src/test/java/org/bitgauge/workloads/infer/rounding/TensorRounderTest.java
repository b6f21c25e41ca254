package org.bitgauge.workloads.infer.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.Granularity;
import org.junit.jupiter.api.Test;

/** What shares a scale. */
class TensorRounderTest {
    private static double[] rounded(TensorRounding rounding, int outer, int axis, int inner, double... values) {
        double[] copy = values.clone();
        new TensorRounder(rounding).round(copy, outer, axis, inner, new double[outer]);
        return copy;
    }

    @Test
    void powerOfTwoScaleLetsTheLargestJustFit() {
        TensorRounding rounding =
                TensorRounding.scaled(FixedPointFormat.integer(4), Scaling.POWER_OF_TWO, Granularity.TENSOR);
        assertThat(rounding.scale(0.9)).isEqualTo(0.125);
        assertThat(rounding.scale(1)).isEqualTo(0.25);
        assertThat(rounded(rounding, 1, 1, 3, 0.9, -0.3, 0.0626)).containsExactly(0.875, -0.25, 0.125);
    }

    @Test
    void everyImageHasItsOwnScaleAndNoBlockReachesIntoTheNext() {
        TensorRounding linear = TensorRounding.scaled(FixedPointFormat.integer(3), Scaling.LINEAR, Granularity.TENSOR);
        assertThat(rounded(linear, 2, 1, 2, 3, 1.4, 30, 14)).containsExactly(3, 1, 30, 10);
        TensorRounding blocks = TensorRounding.of(NumberFormats.parse("bfp(3,4)"));
        assertThat(rounded(blocks, 2, 2, 1, 7, 0.9, 1.75, 0.9)).containsExactly(7, 1, 1.75, 1);
    }

    @Test
    void blocksRunAlongTheChannels() {
        TensorRounding blocks = TensorRounding.of(NumberFormats.parse("bfp(2,2)"));
        double[] plane = {3, 0.4, 0.4, 0.1};
        assertThat(rounded(blocks, 1, 2, 2, plane)).containsExactly(3, 0.375, 0, 0.125);
    }

    @Test
    void channelsAndGroupsHaveScalesOfTheirOwn() {
        FixedPointFormat format = FixedPointFormat.integer(3);
        TensorRounding channel =
                TensorRounding.scaled(format, Scaling.LINEAR, new Granularity(Granularity.Kind.CHANNEL, 0));
        assertThat(rounded(channel, 1, 2, 2, 3, 1.4, 30, 14)).containsExactly(3, 1, 30, 10);
        TensorRounding group =
                TensorRounding.scaled(format, Scaling.LINEAR, new Granularity(Granularity.Kind.GROUP, 2));
        assertThat(rounded(group, 1, 4, 1, 3, 1.4, 30, 14)).containsExactly(3, 1, 30, 10);
    }
}
