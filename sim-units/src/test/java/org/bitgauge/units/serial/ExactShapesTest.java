package org.bitgauge.units.serial;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import java.util.Random;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.ValueKnowledge;
import org.bitgauge.units.serial.SerialUnitTest.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which shapes have an exact count, each against the same layer written another way, and which say that they have none. */
final class ExactShapesTest {
    private static final int CHANNELS = 20;
    private static final int FILTERS = 12;
    private static final int SIDE = 9;

    private static ImmutableList<ComputeUnit> units() {
        SerialGridSpec grid = new SerialGridSpec(8, 4, 4, 2, 16);
        return ImmutableList.of(
                new DynamicStripesType()
                        .build(
                                new DynamicStripesSpec(
                                        grid, 1, false, 0, Optional.empty(), Optional.empty(), Optional.empty()),
                                SerialUnitTest.context()),
                new LaconicType()
                        .build(
                                new LaconicSpec(grid, false, Optional.empty(), Optional.empty(), Optional.empty()),
                                SerialUnitTest.context()));
    }

    private static Convolution convolution(
            int batch, int height, int width, int kernel, Padding padding, int dilation) {
        return new Convolution(
                batch,
                1,
                CHANNELS,
                FILTERS,
                new Extent(height, width),
                Extent.square(kernel),
                Extent.square(1),
                Extent.square(dilation),
                padding,
                false);
    }

    private static LayerTask task(Operation operation, Numbers activations, Numbers weights) {
        TensorPrecision int8 = TensorPrecision.of(NumberFormats.parse("int8"), "test");
        TensorPrecision sums = TensorPrecision.of(NumberFormats.parse("int32"), "test");
        return new LayerTask(
                new Layer("layer", operation, ImmutableList.of("in")),
                new LayerPrecision(int8, int8, sums, int8),
                new LayerValues(new ValueKnowledge.Exact(activations), new ValueKnowledge.Exact(weights)));
    }

    private static Numbers weights(int kernel) {
        return Numbers.random(5, true, FILTERS, CHANNELS, kernel, kernel);
    }

    private static Numbers images(int count, int from, Numbers all) {
        int each = all.codes().length / count;
        int[] codes = java.util.Arrays.copyOfRange(all.codes(), from * each, (from + 1) * each);
        return new Numbers(ImmutableLongArray.of(1, CHANNELS, SIDE, SIDE), codes, all.signed());
    }

    private static long cycles(ComputeUnit unit, LayerTask task) {
        return unit.plan(task).layerCycles().orElseThrow();
    }

    /** Uneven zeros around an image are those of an image that holds them. */
    @Test
    void unevenPaddingCountsAsTheZerosThatItStandsFor() {
        Padding padding = new Padding(0, 2, 1, 0);
        int height = SIDE + (int) (padding.top() + padding.bottom());
        int width = SIDE + (int) (padding.left() + padding.right());
        Numbers image = Numbers.random(3, false, 1, CHANNELS, SIDE, SIDE);
        int[] wide = new int[CHANNELS * height * width];
        for (int i = 0; i < image.codes().length; i++) {
            int c = i / SIDE / SIDE;
            int row = i / SIDE % SIDE + (int) padding.top();
            int column = i % SIDE + (int) padding.left();
            wide[(c * height + row) * width + column] = image.codes()[i];
        }
        Numbers padded = new Numbers(ImmutableLongArray.of(1, CHANNELS, height, width), wide, false);
        for (ComputeUnit unit : units()) {
            assertThat(cycles(unit, task(convolution(1, SIDE, SIDE, 3, padding, 1), image, weights(3))))
                    .isEqualTo(cycles(
                            unit, task(convolution(1, height, width, 3, Padding.all(0), 1), padded, weights(3))));
        }
    }

    /** Rows of a product are the pixels of a convolution of kernel 1 whose input has its channels first. */
    @Test
    void severalRowsCountAsPixels() {
        int rows = 11;
        Numbers matrix = Numbers.random(4, false, rows, CHANNELS);
        int[] turned = new int[rows * CHANNELS];
        for (int i = 0; i < turned.length; i++) {
            turned[i % CHANNELS * rows + i / CHANNELS] = matrix.codes()[i];
        }
        Numbers image = new Numbers(ImmutableLongArray.of(1, CHANNELS, rows, 1), turned, false);
        Operation product = MatrixMultiply.fullyConnected(rows, CHANNELS, FILTERS, false);
        for (ComputeUnit unit : units()) {
            assertThat(cycles(unit, task(product, matrix, weights(1))))
                    .isEqualTo(cycles(unit, task(convolution(1, rows, 1, 1, Padding.all(0), 1), image, weights(1))));
        }
    }

    @Test
    void aBatchCountsAsItsImages() {
        Numbers both = Numbers.random(6, false, 2, CHANNELS, SIDE, SIDE);
        for (ComputeUnit unit : units()) {
            long sum = 0;
            for (int image = 0; image < 2; image++) {
                sum += cycles(
                        unit,
                        task(convolution(1, SIDE, SIDE, 3, Padding.all(1), 1), images(2, image, both), weights(3)));
            }
            assertThat(cycles(unit, task(convolution(2, SIDE, SIDE, 3, Padding.all(1), 1), both, weights(3))))
                    .isEqualTo(sum);
        }
    }

    @Test
    void dilatedKernelsUnequalStridesAndBatchedProductsSayThatTheyHaveNoCount() {
        Numbers image = Numbers.random(3, false, 1, CHANNELS, SIDE, SIDE);
        Convolution unequal = new Convolution(
                1,
                1,
                CHANNELS,
                FILTERS,
                Extent.square(SIDE),
                Extent.square(3),
                new Extent(1, 2),
                Extent.square(1),
                Padding.all(1),
                false);
        MatrixMultiply batched = new MatrixMultiply(SIDE, SIDE, CHANNELS, FILTERS, false, 1, false);
        for (Operation operation :
                ImmutableList.of(convolution(1, SIDE, SIDE, 3, Padding.all(1), 2), unequal, batched)) {
            for (ComputeUnit unit : units()) {
                UnitPlan plan = unit.plan(task(operation, image, weights(3)));
                assertThat(plan.layerCycles()).isEmpty();
                assertThat(plan.notes()).singleElement().asString().contains("no exact count", "static precision");
            }
        }
    }

    /** Whatever is cut out of a layer, its causes sum to its cycles and none is negative. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void causesOfFragmentsSumToTheirCycles(long seed) {
        Random random = new Random(seed);
        Numbers image = Numbers.random(seed, false, 1, CHANNELS, SIDE, SIDE);
        LayerTask task = task(convolution(1, SIDE, SIDE, 3, Padding.all(1), 1), image, weights(3));
        for (ComputeUnit unit : units()) {
            UnitPlan plan = unit.plan(task);
            for (int i = 0; i < 50; i++) {
                Tile tile = new Tile(
                        1,
                        1,
                        1 + random.nextInt(FILTERS),
                        1 + random.nextInt(SIDE),
                        1 + random.nextInt(SIDE),
                        1 + random.nextInt(CHANNELS),
                        1 + random.nextInt(3),
                        1 + random.nextInt(3),
                        random.nextBoolean(),
                        random.nextBoolean());
                var busy = plan.busy(tile);
                assertThat(busy).as("seed %d, %s", seed, tile).allMatch(b -> b.cycles() >= 0);
                assertThat(busy.stream().mapToLong(Busy::cycles).sum())
                        .as("seed %d, %s", seed, tile)
                        .isEqualTo(plan.busyCycles(tile));
            }
        }
    }
}
