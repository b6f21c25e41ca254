package org.bitgauge.workloads.infer.data;

import java.awt.image.BufferedImage;

/** Colour planes of pictures and their size. */
final class Pictures {
    private static final int CHANNELS = 3;

    private Pictures() {}

    /** Red, green and blue plane, values 0 to 255. */
    static float[] planes(BufferedImage image) {
        int h = image.getHeight();
        int w = image.getWidth();
        int[] colours = image.getRGB(0, 0, w, h, null, 0, w);
        float[] planes = new float[CHANNELS * h * w];
        for (int p = 0; p < colours.length; p++) {
            planes[p] = colours[p] >> 16 & 0xff;
            planes[h * w + p] = colours[p] >> 8 & 0xff;
            planes[2 * h * w + p] = colours[p] & 0xff;
        }
        return planes;
    }

    /**
     * A centred square resized to {@code size}, first along rows and then along columns, each time rounded to whole
     * numbers. Each new pixel is a mean weighted by a triangle as wide as two new pixels, or two old ones where the
     * picture grows: what Pillow calls bilinear.
     */
    static float[] squareOf(float[] planes, int height, int width, int size) {
        int side = Math.min(height, width);
        int top = (height - side) / 2;
        int left = (width - side) / 2;
        float[] out = new float[CHANNELS * size * size];
        for (int c = 0; c < CHANNELS; c++) {
            float[] rows = new float[side * size];
            for (int y = 0; y < side; y++) {
                line(planes, (c * height + top + y) * width + left, 1, side, rows, y * size, 1, size);
            }
            for (int x = 0; x < size; x++) {
                line(rows, x, size, side, out, c * size * size + x, size, size);
            }
        }
        return out;
    }

    private static void line(float[] from, int at, int step, int length, float[] to, int put, int stride, int size) {
        double ratio = (double) length / size;
        double reach = Math.max(ratio, 1);
        for (int i = 0; i < size; i++) {
            double centre = (i + 0.5) * ratio;
            int first = Math.max(0, (int) Math.floor(centre - reach + 0.5));
            int last = Math.min(length, (int) Math.floor(centre + reach + 0.5));
            double sum = 0;
            double weights = 0;
            for (int k = first; k < last; k++) {
                double weight = Math.max(0, 1 - Math.abs((k + 0.5 - centre) / reach));
                sum += weight * from[at + k * step];
                weights += weight;
            }
            to[put + i * stride] = (float) Math.floor(sum / weights + 0.5);
        }
    }
}
