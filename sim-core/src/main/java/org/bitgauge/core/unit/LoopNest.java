package org.bitgauge.core.unit;

import static java.lang.Math.multiplyExact;
import static java.util.Objects.requireNonNull;

import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;

/**
 * The eight loops of a layer with multiply-accumulates, as units and mappers see every such layer. A matrix product has
 * its independent products as groups, its rows as output rows and its reduction as channels; batches that share a weight
 * matrix are stacked as rows of one product.
 *
 * @param size bounds of the loops; filters and channels are those of one group
 * @param in height and width of the input without padding
 * @param stride of the window
 * @param dilation of the window
 * @param padding zeros around the input, which are never stored or moved
 */
public record LoopNest(Tile size, Extent in, Extent stride, Extent dilation, Padding padding) {
    private static final Extent ONE = Extent.square(1);

    public LoopNest {
        requireNonNull(size, "size");
        requireNonNull(in, "in");
        requireNonNull(stride, "stride");
        requireNonNull(dilation, "dilation");
        requireNonNull(padding, "padding");
    }

    /**
     * The loops of an operation.
     *
     * @throws IllegalArgumentException for vector work, which has no multiply-accumulates
     */
    public static LoopNest of(Operation operation) {
        if (operation instanceof Convolution c) {
            Extent out = c.out();
            Tile size = new Tile(
                    c.batch(),
                    c.groups(),
                    c.outChannels() / c.groups(),
                    out.height(),
                    out.width(),
                    c.inChannels() / c.groups(),
                    c.kernel().height(),
                    c.kernel().width(),
                    false,
                    true);
            return new LoopNest(size, c.in(), c.stride(), c.dilation(), c.padding());
        }
        if (operation instanceof MatrixMultiply m) {
            long rows = multiplyExact(m.rows(), m.sharedWeights());
            Tile size = new Tile(
                    1, m.batches() / m.sharedWeights(), m.columns(), rows, 1, m.reduction(), 1, 1, false, true);
            return new LoopNest(size, new Extent(rows, 1), ONE, ONE, Padding.NONE);
        }
        throw new IllegalArgumentException(operation.kind() + " is vector work and has no multiply-accumulates");
    }

    /**
     * Input rows, padding excluded, that output rows {@code start .. start + rows - 1} touch with {@code kernelRows}
     * consecutive rows of the kernel from {@code kernelStart} on.
     */
    public long inputRows(long start, long rows, long kernelStart, long kernelRows) {
        return touched(
                start,
                rows,
                kernelStart,
                kernelRows,
                new Axis(stride.height(), dilation.height(), padding.top(), in.height()));
    }

    /** As {@link #inputRows}, for columns. */
    public long inputColumns(long start, long columns, long kernelStart, long kernelColumns) {
        return touched(
                start,
                columns,
                kernelStart,
                kernelColumns,
                new Axis(stride.width(), dilation.width(), padding.left(), in.width()));
    }

    private record Axis(long stride, long dilation, long before, long size) {}

    /** Distinct positions; exact but for dilated kernels whose taps interleave, where it is an upper bound. */
    private static long touched(long start, long count, long kernelStart, long kernelCount, Axis axis) {
        long first = start * axis.stride + kernelStart * axis.dilation - axis.before;
        long end = first + (count - 1) * axis.stride + axis.dilation * (kernelCount - 1) + 1;
        long span = Math.max(0, Math.min(end, axis.size) - Math.max(first, 0));
        if (axis.stride <= kernelCount && axis.dilation == 1) {
            return span;
        }
        long sum = 0;
        for (long tap = 0; tap < kernelCount && sum < span; tap++) {
            long position = first + tap * axis.dilation;
            long skipped = position >= 0 ? 0 : -Math.floorDiv(position, axis.stride);
            long within = Math.floorDiv(axis.size - 1 - position, axis.stride) + 1;
            sum += Math.max(0, Math.min(count, within) - skipped);
        }
        return Math.min(span, sum);
    }
}
