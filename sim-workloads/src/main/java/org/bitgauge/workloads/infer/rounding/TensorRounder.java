package org.bitgauge.workloads.infer.rounding;

import java.util.Arrays;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.ScaleFormat;
import org.bitgauge.core.precision.Granularity;

/**
 * Rounds whole tensors by one {@link TensorRounding}. A tensor lies as {@code [outer][axis][inner]}; for activations outer
 * is the image and axis the channel, for weights the axis is that of the input channels.
 */
public final class TensorRounder {
    private static final int STRIP = 1024;

    private final TensorRounding rounding;
    private final RowRounder rows;

    /** Prepares the rounding. */
    public TensorRounder(TensorRounding rounding) {
        this.rounding = rounding;
        this.rows = RowRounder.of(rounding.format());
    }

    /** How it rounds. */
    public TensorRounding rounding() {
        return rounding;
    }

    /**
     * Rounds in place and tells the scale of each image, which is 1 where there is none.
     *
     * @param outer images; scales and blocks never reach from one into the next
     * @param axis channels
     * @param inner values of a channel
     */
    public void round(double[] values, int outer, int axis, int inner, double[] scales) {
        NumberFormat format = rounding.format();
        if (format instanceof BlockFormat block) {
            for (int o = 0; o < outer; o++) {
                blocks(block, values, o * axis * inner, axis, inner);
                scales[o] = 1;
            }
        } else if (rounding.scaling() == Scaling.NONE) {
            rows.round(values, outer * axis * inner);
            Arrays.fill(scales, 0, outer, 1);
        } else if (rounding.granularity().kind() == Granularity.Kind.TENSOR) {
            for (int o = 0; o < outer; o++) {
                scales[o] = range(values, o * axis * inner, axis * inner);
            }
        } else if (rounding.granularity().kind() == Granularity.Kind.CHANNEL) {
            channels(values, outer * axis, inner);
            Arrays.fill(scales, 0, outer, Double.NaN);
        } else {
            groups(values, outer, axis, inner);
            Arrays.fill(scales, 0, outer, Double.NaN);
        }
    }

    /** Each of {@code count} runs of {@code length} values with a scale of its own; fills {@code scales}. */
    public void channels(double[] values, int count, int length, double[] scales) {
        for (int c = 0; c < count; c++) {
            scales[c] = range(values, c * length, length);
        }
    }

    private void channels(double[] values, int count, int length) {
        channels(values, count, length, new double[count]);
    }

    private void groups(double[] values, int outer, int axis, int inner) {
        int size = rounding.granularity().size();
        double[] gathered = new double[Math.min(size, axis)];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                for (int start = 0; start < axis; start += size) {
                    int n = Math.min(size, axis - start);
                    int at = (o * axis + start) * inner + i;
                    gather(values, at, inner, gathered, n);
                    range(gathered, 0, n);
                    scatter(gathered, values, at, inner, n);
                }
            }
        }
    }

    /** Rounds a run with one scale, which it returns. */
    private double range(double[] values, int from, int n) {
        double largest = 0;
        if (rounding.maxMagnitude().isPresent()) {
            largest = rounding.maxMagnitude().getAsDouble();
        } else {
            for (int i = 0; i < n; i++) {
                largest = Math.max(largest, Math.abs(values[from + i]));
            }
        }
        double scale = rounding.scale(largest);
        double inverse = rounding.inverse(largest);
        double[] strip = new double[Math.min(STRIP, n)];
        for (int start = 0; start < n; start += STRIP) {
            int length = Math.min(STRIP, n - start);
            for (int i = 0; i < length; i++) {
                strip[i] = values[from + start + i] * inverse;
            }
            rows.round(strip, length);
            for (int i = 0; i < length; i++) {
                values[from + start + i] = strip[i] * scale;
            }
        }
        return scale;
    }

    /** A block format with the tensor scale it needs for a largest magnitude, where it has one and none is given. */
    public static BlockFormat fitted(BlockFormat format, double largest) {
        boolean open = format.scale() == ScaleFormat.E4M3 && format.tensorScale() == 1;
        return open ? format.withTensorScaleFor(largest) : format;
    }

    private static void blocks(BlockFormat format, double[] values, int from, int axis, int inner) {
        BlockFormat fitted = fitted(format, largest(values, from, axis * inner));
        if (inner == 1) {
            fitted.quantize(values, from, values, from, axis);
            return;
        }
        double[] gathered = new double[axis];
        for (int i = 0; i < inner; i++) {
            gather(values, from + i, inner, gathered, axis);
            fitted.quantize(gathered, 0, gathered, 0, axis);
            scatter(gathered, values, from + i, inner, axis);
        }
    }

    private static double largest(double[] values, int from, int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(values[from + i]));
        }
        return largest;
    }

    private static void gather(double[] values, int at, int stride, double[] gathered, int n) {
        for (int c = 0; c < n; c++) {
            gathered[c] = values[at + c * stride];
        }
    }

    private static void scatter(double[] gathered, double[] values, int at, int stride, int n) {
        for (int c = 0; c < n; c++) {
            values[at + c * stride] = gathered[c];
        }
    }
}
