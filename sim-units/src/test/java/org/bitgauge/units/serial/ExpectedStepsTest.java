package org.bitgauge.units.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Padding;
import org.junit.jupiter.api.Test;

class ExpectedStepsTest {
    private static final SerialGrid GRID = new SerialGrid(16, 16, 16, 16, 16);

    private static ExpectedSteps of(Convolution convolution) {
        LayerOperands operands = LayerOperands.of(convolution).orElseThrow();
        return ExpectedSteps.of(new SerialLayer(GRID, operands.gridShape(), 8, 8), operands);
    }

    private static Convolution convolution(
            int batch, int channels, int height, int width, int kernel, int stride, int padding) {
        return new Convolution(
                batch,
                1,
                channels,
                8,
                new Extent(height, width),
                Extent.square(kernel),
                Extent.square(stride),
                Extent.square(1),
                Padding.all(padding),
                false);
    }

    /** 4 x 4 pixels, 3 x 3 kernel: in the corners of the kernel 9 of 16 windows read the image, on its sides 12, in the middle 16. */
    @Test
    void placesOfTheKernelBesideTheImageReadZeros() {
        ExpectedSteps steps = of(convolution(1, 16, 4, 4, 3, 1, 1));

        assertThat(steps.array(values -> values)).isCloseTo(16 * (4 * 9 + 4 * 12 + 16) / 9.0, within(1e-12));
        assertThat(steps.column(values -> values)).isCloseTo(16 * (4 * 9 + 4 * 12 + 16) / 9.0 / 16, within(1e-12));
    }

    /** 20 channels are 16 and 4 lanes; 5 x 5 windows are a set of 16 and one of 9. */
    @Test
    void lastChunksAndSetsAreSmaller() {
        ExpectedSteps steps = of(convolution(1, 20, 5, 5, 1, 1, 0));

        assertThat(steps.array(values -> values)).isCloseTo((16 + 9) / 2.0 * (16 + 4) / 2.0, within(1e-12));
    }

    /** Every product of the layer that meets a pixel is looked at once by its set of filters. */
    @Test
    void valuesOfAllStepsAreThoseThatWindowsReadInTheImage() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            int kernel = 1 + random.nextInt(4);
            int padding = random.nextInt(kernel);
            int height = kernel + random.nextInt(12);
            int width = kernel + random.nextInt(12);
            int stride = 1 + random.nextInt(2);
            int channels = 4 + random.nextInt(40);
            Convolution layer = convolution(1, channels, height, width, kernel, stride, padding);
            LayerOperands operands = LayerOperands.of(layer).orElseThrow();
            SerialLayer walked = new SerialLayer(GRID, operands.gridShape(), 8, 8);
            double looked = of(layer).array(values -> values) * walked.steps() * walked.windowSets();

            assertThat(looked)
                    .isCloseTo(
                            (double) channels
                                    * read(height, kernel, stride, padding)
                                    * read(width, kernel, stride, padding),
                            within(1e-6));
        }
    }

    private static int read(int size, int kernel, int stride, int padding) {
        int read = 0;
        for (int o = 0; o <= size + 2 * padding - kernel; o += stride) {
            for (int k = o - padding; k < o - padding + kernel; k++) {
                read += k >= 0 && k < size ? 1 : 0;
            }
        }
        return read;
    }
}
