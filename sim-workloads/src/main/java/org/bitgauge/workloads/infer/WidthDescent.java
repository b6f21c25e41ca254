package org.bitgauge.workloads.infer;

import static java.util.Objects.requireNonNull;

/**
 * The descent of {@link FixedPointSearch}, whatever is measured: each tensor alone, all together k bits wider, then one bit
 * off at a time.
 */
public final class WidthDescent {
    private static final int START = 7;
    private static final int WIDEST = 24;

    /** What a measurement is for. */
    public enum Phase {
        /** One tensor, all others as they are. */
        ALONE,
        /** All tensors, each k bits wider than alone. */
        JOINT,
        /** All tensors, one of them a bit narrower than before. */
        FINAL
    }

    /** Measures. */
    public interface Measure {
        /**
         * Whether enough right answers are kept.
         *
         * @param widths width of each tensor, 0 for one that is not rounded
         * @param tensor the tensor that it is about; -1 in the joint phase
         * @param bits its width, or k
         */
        boolean holds(int[] widths, Phase phase, int tensor, int bits);
    }

    /**
     * What was found.
     *
     * @param alone width of each tensor alone
     * @param k bits added to each for all together
     * @param joint widths then
     * @param chosen widths in the end; empty if nothing holds
     */
    public record Widths(int[] alone, int k, int[] joint, int[] chosen) {}

    private final int[] narrowest;
    private final Measure measure;

    /**
     * Prepares a descent.
     *
     * @param narrowest least width of each tensor
     */
    public WidthDescent(int[] narrowest, Measure measure) {
        this.narrowest = narrowest.clone();
        this.measure = requireNonNull(measure, "measure");
    }

    /** Descends. */
    public Widths run() {
        int[] alone = new int[narrowest.length];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = alone(i);
        }
        int k = 0;
        while (!measure.holds(wider(alone, k), Phase.JOINT, -1, k)) {
            k++;
            if (k > WIDEST) {
                return new Widths(alone, k, new int[0], new int[0]);
            }
        }
        int[] joint = wider(alone, k);
        return new Widths(alone, k, joint, narrowed(joint.clone()));
    }

    private int[] narrowed(int[] chosen) {
        boolean narrowed = true;
        while (narrowed) {
            narrowed = false;
            for (int i = 0; i < chosen.length; i++) {
                if (chosen[i] > narrowest[i]) {
                    chosen[i]--;
                    if (measure.holds(chosen, Phase.FINAL, i, chosen[i])) {
                        narrowed = true;
                    } else {
                        chosen[i]++;
                    }
                }
            }
        }
        return chosen;
    }

    private int alone(int tensor) {
        int bits = START;
        while (bits < WIDEST && !holdsAlone(tensor, bits)) {
            bits++;
        }
        while (bits <= START && bits > narrowest[tensor] && holdsAlone(tensor, bits - 1)) {
            bits--;
        }
        return bits;
    }

    private boolean holdsAlone(int tensor, int bits) {
        int[] widths = new int[narrowest.length];
        widths[tensor] = bits;
        return measure.holds(widths, Phase.ALONE, tensor, bits);
    }

    private static int[] wider(int[] bits, int k) {
        int[] wide = bits.clone();
        for (int i = 0; i < wide.length; i++) {
            wide[i] += k;
        }
        return wide;
    }
}
