package org.bitgauge.workloads.infer;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Random;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.data.StoredSamples;

/**
 * A labelled set that needs no files: digits drawn as strokes of given width into 28 x 28 pixels, each shifted, slanted and
 * sized at random from a seed, with some noise. Easier than handwriting, made so that a network trained on handwriting
 * answers most of them right.
 */
final class StrokeDigits {
    private static final int SIZE = 28;

    /** Corners of the strokes, x and y in tenths of a box; a negative number lifts the pen. */
    private static final int[][] STROKES = {
        {5, 0, 2, 1, 1, 5, 2, 9, 5, 10, 8, 9, 9, 5, 8, 1, 5, 0},
        {5, 0, 5, 10},
        {1, 2, 3, 0, 7, 0, 9, 3, 1, 10, 9, 10},
        {1, 1, 5, 0, 8, 2, 5, 5, 9, 8, 5, 10, 1, 9},
        {2, 0, 1, 6, 9, 6, -1, 0, 7, 1, 7, 10},
        {9, 0, 2, 0, 2, 4, 7, 4, 9, 7, 7, 10, 1, 10},
        {7, 0, 3, 3, 1, 7, 3, 10, 7, 10, 9, 7, 7, 5, 2, 6},
        {1, 0, 9, 0, 4, 10},
        {5, 5, 2, 3, 3, 0, 7, 0, 8, 3, 5, 5, 1, 8, 4, 10, 7, 10, 9, 8, 5, 5},
        {8, 4, 3, 5, 1, 3, 3, 0, 7, 0, 8, 4, 7, 10}
    };

    private StrokeDigits() {}

    /** So many digits, 0 to 9 in turn, neatly drawn. */
    static LabelledSamples of(int count, long seed) {
        return of(count, seed, 1);
    }

    /** Digits that differ more in place, size, slant and pen, the larger {@code spread}; 1 is neat, 5 hard to read. */
    static LabelledSamples of(int count, long seed, double spread) {
        Random random = new Random(seed);
        float[] pixels = new float[count * SIZE * SIZE];
        ImmutableIntArray.Builder labels = ImmutableIntArray.builder();
        for (int i = 0; i < count; i++) {
            draw(STROKES[i % 10], random, spread, pixels, i * SIZE * SIZE);
            labels.add(i % 10);
        }
        return new LabelledSamples(
                new StoredSamples("stroke digits", ImmutableIntArray.of(1, SIZE, SIZE), pixels), labels.build());
    }

    private static void draw(int[] corners, Random random, double spread, float[] pixels, int at) {
        double height = 18 + 2 * spread * (random.nextDouble() - 0.5);
        double width = 12.5 + 3 * spread * (random.nextDouble() - 0.5);
        double left = (SIZE - width) / 2 + spread * (random.nextDouble() - 0.5);
        double top = (SIZE - height) / 2 + spread * (random.nextDouble() - 0.5);
        double slant = 0.125 + 0.25 * spread * (random.nextDouble() - 0.5);
        double half = 1.2 + 0.4 * spread * (random.nextDouble() - 0.5);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double v = (y + 0.5 - top) / height * 10;
                double u = (x + 0.5 - left + slant * (v - 5)) / width * 10;
                double ink = half - distance(corners, u, v, width / 10, height / 10) + 0.5;
                double noise = ink > 0 ? 0.05 * spread * random.nextDouble() : 0;
                pixels[at + y * SIZE + x] = (float) Math.max(0, Math.min(1, ink) - noise);
            }
        }
    }

    private static double distance(int[] corners, double u, double v, double sx, double sy) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i + 3 < corners.length; i += 2) {
            if (corners[i] < 0 || corners[i + 2] < 0) {
                continue;
            }
            double ax = corners[i] * sx;
            double ay = corners[i + 1] * sy;
            double dx = corners[i + 2] * sx - ax;
            double dy = corners[i + 3] * sy - ay;
            double t = ((u * sx - ax) * dx + (v * sy - ay) * dy) / (dx * dx + dy * dy);
            double kept = Math.max(0, Math.min(1, t));
            nearest = Math.min(nearest, Math.hypot(u * sx - ax - kept * dx, v * sy - ay - kept * dy));
        }
        return nearest;
    }
}
