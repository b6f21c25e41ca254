package org.bitgauge.units.serial;

/** The weights of a chunk of filters and one channel that are not zero, by phase of the stride, ordered r, s, k. */
final class ScnnWeights {
    private final ScnnOperands layer;
    final int[][] r;
    final int[][] s;
    final int[][] k;
    final int[] count;
    final int[] dense;

    /** For each group of weights, the code of its filters; 0 where it has several taps or too many members. */
    final int[][] codes;

    private final int group;

    ScnnWeights(ScnnOperands layer, int mostFilters, int group) {
        this.layer = layer;
        this.group = group;
        int phases = layer.stride() * layer.stride();
        int most = layer.kx() * layer.ky() * mostFilters;
        this.r = new int[phases][most];
        this.s = new int[phases][most];
        this.k = new int[phases][most];
        this.codes = new int[phases][SerialLayer.ceil(most, group)];
        this.count = new int[phases];
        this.dense = new int[phases];
    }

    void load(int firstFilter, int endFilter, int channel) {
        java.util.Arrays.fill(count, 0);
        java.util.Arrays.fill(dense, 0);
        int taps = layer.kx() * layer.ky();
        int stride = layer.stride();
        for (int x = 0; x < layer.kx(); x++) {
            for (int y = 0; y < layer.ky(); y++) {
                int phase = (x + layer.padding()) % stride * stride + (y + layer.padding()) % stride;
                int tap = x * layer.ky() + y;
                for (int f = firstFilter; f < endFilter; f++) {
                    if (layer.weights()[(f * layer.filterChannels() + channel) * taps + tap] != 0) {
                        int at = count[phase]++;
                        r[phase][at] = x;
                        s[phase][at] = y;
                        k[phase][at] = f;
                    }
                }
                dense[phase] += endFilter - firstFilter;
            }
        }
        for (int phase = 0; phase < count.length; phase++) {
            for (int from = 0; from < count[phase]; from += group) {
                codes[phase][from / group] = code(phase, from, Math.min(count[phase], from + group));
            }
        }
    }

    private int code(int phase, int from, int end) {
        boolean oneTap = r[phase][from] == r[phase][end - 1] && s[phase][from] == s[phase][end - 1];
        if (!oneTap || end - from > ScnnBanks.MOST) {
            return 0;
        }
        int code = 0;
        for (int i = from; i < end; i++) {
            code |= ScnnBanks.filterCode(k[phase][i], i - from);
        }
        return code;
    }
}
