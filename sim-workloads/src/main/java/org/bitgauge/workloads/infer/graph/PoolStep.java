package org.bitgauge.workloads.infer.graph;

/**
 * Largest or mean value of a window.
 *
 * @param in slot read
 * @param out slot written
 * @param planes channels of all images
 * @param height input rows
 * @param width input columns
 * @param window the window
 * @param max whether the largest, else the mean
 * @param padded whether the mean counts what lies outside
 */
record PoolStep(int in, int out, int planes, int height, int width, Window window, boolean max, boolean padded)
        implements Step {
    @Override
    public void run(Memory memory) {
        double[] from = memory.slots[in];
        double[] to = memory.slots[out];
        boolean plain = max
                && window.kernel()[0] == 2
                && window.kernel()[1] == 2
                && window.stride()[0] == 2
                && window.stride()[1] == 2
                && window.pad()[0] == 0
                && window.pad()[1] == 0
                && window.out()[0] * 2 <= height
                && window.out()[1] * 2 <= width;
        for (int plane = 0; plane < planes; plane++) {
            if (plain) {
                halve(from, plane * height * width, to, plane);
            } else {
                plane(from, plane * height * width, to, plane * window.out()[0] * window.out()[1]);
            }
        }
    }

    /** The largest of each two by two. */
    private void halve(double[] from, int at, double[] to, int plane) {
        int columns = window.out()[1];
        int put = plane * window.out()[0] * columns;
        for (int y = 0; y < window.out()[0]; y++) {
            int upper = at + 2 * y * width;
            int lower = upper + width;
            for (int x = 0; x < columns; x++) {
                double first = Math.max(from[upper + 2 * x], from[upper + 2 * x + 1]);
                double second = Math.max(from[lower + 2 * x], from[lower + 2 * x + 1]);
                to[put++] = Math.max(first, second);
            }
        }
    }

    private void plane(double[] from, int at, double[] to, int put) {
        int next = put;
        for (int y = 0; y < window.out()[0]; y++) {
            for (int x = 0; x < window.out()[1]; x++) {
                to[next++] = one(
                        from, at, y * window.stride()[0] - window.pad()[0], x * window.stride()[1] - window.pad()[1]);
            }
        }
    }

    private double one(double[] from, int at, int top, int left) {
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int count = 0;
        for (int r = 0; r < window.kernel()[0]; r++) {
            int y = top + r * window.dilation()[0];
            for (int s = 0; s < window.kernel()[1] && y >= 0 && y < height; s++) {
                int x = left + s * window.dilation()[1];
                if (x >= 0 && x < width) {
                    double value = from[at + y * width + x];
                    largest = Math.max(largest, value);
                    sum += value;
                    count++;
                }
            }
        }
        return max ? largest : sum / (padded ? window.kernel()[0] * window.kernel()[1] : count);
    }
}
