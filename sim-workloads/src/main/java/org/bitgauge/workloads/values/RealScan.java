package org.bitgauge.workloads.values;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;

/**
 * One pass over a tensor.
 *
 * @param min smallest finite value
 * @param max largest finite value
 * @param notNumbers how many are NaN
 * @param infinite how many are infinite
 * @param firstBad index of the first that is NaN or infinite; -1 if none
 * @param whole whether every value is a whole number
 */
public record RealScan(double min, double max, long notNumbers, long infinite, long firstBad, boolean whole) {
    private static final int PIECE = 1 << 13;

    /** Looks at every value. */
    public static RealScan of(RealTensor tensor) {
        double[] piece = new double[PIECE];
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long nan = 0;
        long infinite = 0;
        long first = -1;
        boolean whole = true;
        long size = tensor.size();
        for (long at = 0; at < size; at += PIECE) {
            int count = (int) Math.min(PIECE, size - at);
            tensor.read(at, piece, 0, count);
            for (int i = 0; i < count; i++) {
                double value = piece[i];
                if (Math.abs(value) <= Double.MAX_VALUE) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                    whole &= value == Math.rint(value);
                } else {
                    nan += Double.isNaN(value) ? 1 : 0;
                    infinite += Double.isNaN(value) ? 0 : 1;
                    first = first < 0 ? at + i : first;
                }
            }
        }
        return new RealScan(min, max, nan, infinite, first, whole);
    }

    /** Largest magnitude. */
    public double maxAbs() {
        return Math.max(Math.abs(min), Math.abs(max));
    }

    /** Whether a value is below 0. */
    public boolean isSigned() {
        return min < 0;
    }

    /** What makes the tensor useless, with what would be right; empty if nothing. */
    public Optional<String> problem(RealTensor tensor) {
        if (firstBad < 0) {
            return Optional.empty();
        }
        String what = (notNumbers > 0 ? notNumbers + " NaN" : "")
                + (notNumbers > 0 && infinite > 0 ? " and " : "")
                + (infinite > 0 ? infinite + " infinite" : "");
        return Optional.of(tensor.source() + ": holds " + what + ", the first at " + place(tensor.shape(), firstBad)
                + "; trace a run whose values are all finite");
    }

    private static String place(ImmutableLongArray shape, long index) {
        long[] at = new long[shape.length()];
        long rest = index;
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = rest % shape.get(i);
            rest /= shape.get(i);
        }
        return ImmutableLongArray.copyOf(at).toString();
    }
}
