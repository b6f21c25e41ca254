package org.bitgauge.workloads.infer.graph;

import java.util.Arrays;

/**
 * A convolution: each row of factors holds one weight's inputs for all output positions, zeros where the window hangs over
 * the edge.
 *
 * @param images images of a batch
 * @param channels input channels of all groups
 * @param height input rows
 * @param width input columns
 * @param outputs output channels of all groups
 * @param outHeight output rows
 * @param outWidth output columns
 * @param kernel window: rows, columns
 * @param stride step of the window: rows, columns
 * @param dilation distance of taps: rows, columns
 * @param pad rows above, columns to the left
 * @param groups groups
 */
@SuppressWarnings("ArrayRecordComponent")
record ConvLowering(
        int images,
        int channels,
        int height,
        int width,
        int outputs,
        int outHeight,
        int outWidth,
        int[] kernel,
        int[] stride,
        int[] dilation,
        int[] pad,
        int groups)
        implements Lowering {
    @Override
    public int reduction() {
        return channels / groups * kernel[0] * kernel[1];
    }

    @Override
    public int columns() {
        return images * columnsPerImage();
    }

    @Override
    public int columnsPerImage() {
        return outHeight * outWidth;
    }

    @Override
    public void fill(double[] in, int group, int first, int n, double[][] rows) {
        int perGroup = channels / groups;
        int k = 0;
        for (int c = 0; c < perGroup; c++) {
            for (int r = 0; r < kernel[0]; r++) {
                for (int s = 0; s < kernel[1]; s++) {
                    tap(in, group * perGroup + c, r, s, first, n, rows[k++]);
                }
            }
        }
    }

    /** The inputs one weight meets, output row by output row. */
    private void tap(double[] in, int channel, int r, int s, int first, int n, double[] row) {
        int done = 0;
        while (done < n) {
            int column = first + done;
            int position = column % columnsPerImage();
            int image = column / columnsPerImage();
            int x = position % outWidth;
            int length = Math.min(outWidth - x, n - done);
            int y = position / outWidth * stride[0] - pad[0] + r * dilation[0];
            if (y < 0 || y >= height) {
                Arrays.fill(row, done, done + length, 0.0);
            } else {
                int line = ((image * channels + channel) * height + y) * width;
                line(in, line, x * stride[1] - pad[1] + s * dilation[1], row, done, length);
            }
            done += length;
        }
    }

    private void line(double[] in, int line, int from, double[] row, int at, int length) {
        int step = stride[1];
        int start = from >= 0 ? 0 : Math.min(length, (-from + step - 1) / step);
        int end = from >= width ? start : Math.max(start, Math.min(length, (width - from + step - 1) / step));
        Arrays.fill(row, at, at + start, 0.0);
        Arrays.fill(row, at + end, at + length, 0.0);
        if (step == 1) {
            System.arraycopy(in, line + from + start, row, at + start, end - start);
        } else {
            for (int i = start; i < end; i++) {
                row[at + i] = in[line + from + i * step];
            }
        }
    }

    @Override
    public void store(double[] sums, int output, int first, int n, double[] out) {
        int positions = columnsPerImage();
        for (int done = 0; done < n; ) {
            int column = first + done;
            int position = column % positions;
            int length = Math.min(positions - position, n - done);
            int at = (column / positions * outputs + output) * positions + position;
            System.arraycopy(sums, done, out, at, length);
            done += length;
        }
    }
}
