package org.bitgauge.units.serial;

import java.util.function.DoubleUnaryOperator;

/**
 * How many values the steps of a layer look at, from its shape alone: windows of a set that lie in the image at a place of
 * the kernel (those beside it read zeros of the padding), the last set, and the last chunk of channels.
 */
final class ExpectedSteps {
    private final long[] steps;
    private final int chunks;
    private final int lanes;
    private final int lastLanes;
    private final long all;

    private ExpectedSteps(long[] steps, int chunks, int lanes, int lastLanes) {
        this.steps = steps;
        this.chunks = chunks;
        this.lanes = lanes;
        this.lastLanes = lastLanes;
        long sum = 0;
        for (long count : steps) {
            sum += count;
        }
        this.all = sum;
    }

    /** Steps of a convolution, or of a product of several rows. */
    static ExpectedSteps of(SerialLayer layer, LayerOperands operands) {
        boolean folded = !layer.shape().equals(operands.shape());
        SerialShape shape = layer.shape();
        boolean[][] x = inside(shape.kx(), shape.outX(), shape.stride(), operands.top(), operands.rows(), folded);
        boolean[][] y = inside(shape.ky(), shape.outY(), shape.stride(), operands.left(), operands.columns(), folded);
        long[] steps = new long[layer.columns() + 1];
        int windows = shape.windows();
        for (boolean[] inX : x) {
            for (boolean[] inY : y) {
                for (int first = 0; first < windows; first += layer.columns()) {
                    steps[valid(inX, inY, first, Math.min(windows, first + layer.columns()))]++;
                }
            }
        }
        int chunks = layer.chunks();
        int used = Math.min(layer.lanes(), layer.groupChannels());
        return new ExpectedSteps(steps, chunks, used, layer.groupChannels() - (chunks - 1) * used);
    }

    /** For every place of the kernel along an axis, which windows read the image there; a folded image has its padding in it. */
    private static boolean[][] inside(int kernel, int out, int stride, int padding, int size, boolean folded) {
        boolean[][] inside = new boolean[kernel][out];
        for (int k = 0; k < kernel; k++) {
            for (int o = 0; o < out; o++) {
                int at = o * stride + k - padding;
                inside[k][o] = folded || at >= 0 && at < size;
            }
        }
        return inside;
    }

    private static int valid(boolean[] inX, boolean[] inY, int first, int end) {
        int valid = 0;
        int x = first % inX.length;
        int y = first / inX.length;
        for (int q = first; q < end; q++) {
            valid += inX[x] && inY[y] ? 1 : 0;
            if (++x == inX.length) {
                x = 0;
                y++;
            }
        }
        return valid;
    }

    /**
     * Mean time of a step in which all windows wait for each other.
     *
     * @param ofGroup time of a group of so many values, 0 for none
     */
    double array(DoubleUnaryOperator ofGroup) {
        double sum = 0;
        for (int valid = 0; valid < steps.length; valid++) {
            if (steps[valid] > 0) {
                sum += steps[valid] * chunk((double) valid, ofGroup);
            }
        }
        return sum / all;
    }

    /** Mean time of a step of one window on its own. */
    double column(DoubleUnaryOperator ofGroup) {
        double inside = 0;
        double windows = 0;
        for (int valid = 0; valid < steps.length; valid++) {
            inside += (double) steps[valid] * valid;
            windows += (double) steps[valid] * (steps.length - 1);
        }
        double share = inside / windows;
        return share * chunk(1, ofGroup) + (1 - share) * chunk(0, ofGroup);
    }

    private double chunk(double windows, DoubleUnaryOperator ofGroup) {
        return ((chunks - 1) * ofGroup.applyAsDouble(lanes * windows) + ofGroup.applyAsDouble(lastLanes * windows))
                / chunks;
    }
}
