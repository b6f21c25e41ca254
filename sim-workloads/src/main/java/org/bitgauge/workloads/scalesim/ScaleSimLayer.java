package org.bitgauge.workloads.scalesim;

import static java.lang.Math.multiplyExact;
import static java.util.Objects.requireNonNull;

import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;

/**
 * A row of a topology. Padding is part of height and width, the batch is 1, and the number of outputs is rounded up: where
 * the stride does not divide what the filter leaves over, a last window hangs over the edge and reads zeros.
 *
 * @param name as written
 * @param height rows of the input
 * @param width columns of the input
 * @param filterHeight rows of a filter
 * @param filterWidth columns of a filter
 * @param channels of the input; of each copy where {@code copies} is above 1
 * @param filters filters of each copy
 * @param strideHeight vertical stride
 * @param strideWidth horizontal stride
 * @param copies independent layers of this shape that the row stands for: the channels of a depthwise row, else 1
 * @param product whether the row was written as a matrix product: height is M, width and filter width are K
 */
public record ScaleSimLayer(
        String name,
        long height,
        long width,
        long filterHeight,
        long filterWidth,
        long channels,
        long filters,
        long strideHeight,
        long strideWidth,
        long copies,
        boolean product) {
    private static final long MOST_COPIES = 1 << 20;

    public ScaleSimLayer {
        requireNonNull(name, "name");
        check(height, "ifmap height");
        check(width, "ifmap width");
        check(filterHeight, "filter height");
        check(filterWidth, "filter width");
        check(channels, "channels");
        check(filters, "number of filters");
        check(strideHeight, "stride");
        check(strideWidth, "horizontal stride");
        check(copies, "channels");
        if (copies > MOST_COPIES) {
            throw new IllegalArgumentException(
                    "a depthwise row stands for at most " + MOST_COPIES + " layers, not " + copies);
        }
        if (filterHeight > height || filterWidth > width) {
            throw new IllegalArgumentException("the filter " + filterHeight + "x" + filterWidth
                    + " is larger than the ifmap " + height + "x" + width
                    + "; add the padding to the ifmap, as this format wants it");
        }
        try {
            long pixels = multiplyExact(
                    outputs(height, filterHeight, strideHeight), outputs(width, filterWidth, strideWidth));
            long taps = multiplyExact(multiplyExact(filterHeight, filterWidth), channels);
            requireCountable(pixels, taps, multiplyExact(filters, copies));
            requireCountable(height, width, multiplyExact(channels, copies));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "the layer has 2^63 multiply-accumulates or words, or more; a size is wrong", e);
        }
    }

    /** A plain convolution. */
    public static ScaleSimLayer convolution(
            String name, long h, long w, long fh, long fw, long channels, long filters, long sh, long sw) {
        return new ScaleSimLayer(name, h, w, fh, fw, channels, filters, sh, sw, 1, false);
    }

    /** The product of an M x K with a K x N matrix. */
    public static ScaleSimLayer gemm(String name, long m, long n, long k) {
        return new ScaleSimLayer(name, m, k, 1, k, 1, n, 1, 1, 1, true);
    }

    /** M: output pixels of one copy. */
    public long pixels() {
        return multiplyExact(outputs(height, filterHeight, strideHeight), outputs(width, filterWidth, strideWidth));
    }

    /** K: products summed into one output. */
    public long taps() {
        return multiplyExact(multiplyExact(filterHeight, filterWidth), channels);
    }

    /** The layer in our terms; a row of several copies becomes one convolution with as many groups. */
    public Operation operation() {
        if (product) {
            return MatrixMultiply.fullyConnected(height, width, filters, false);
        }
        return new Convolution(
                1,
                copies,
                multiplyExact(copies, channels),
                multiplyExact(copies, filters),
                new Extent(height, width),
                new Extent(filterHeight, filterWidth),
                new Extent(strideHeight, strideWidth),
                Extent.square(1),
                new Padding(
                        0, 0, overhang(height, filterHeight, strideHeight), overhang(width, filterWidth, strideWidth)),
                false);
    }

    private static long outputs(long in, long filter, long stride) {
        return -Math.floorDiv(filter - in, stride) + 1;
    }

    private static long overhang(long in, long filter, long stride) {
        return (outputs(in, filter, stride) - 1) * stride - (in - filter);
    }

    private static void requireCountable(long a, long b, long c) {
        if (multiplyExact(multiplyExact(a, b), c) < 1) {
            throw new ArithmeticException("nothing to count");
        }
    }

    private static void check(long value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, was " + value);
        }
    }
}
