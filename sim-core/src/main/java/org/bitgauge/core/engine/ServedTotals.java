package org.bitgauge.core.engine;

import org.bitgauge.core.ledger.Cause.Reason;

/** Sums of what a {@link TransferService} spent on each channel, by direction and reason. */
final class ServedTotals {
    /** Of a run without a service. */
    static final ServedTotals NONE = new ServedTotals(0);

    private final long[][] in;
    private final long[][] out;

    ServedTotals(int channels) {
        in = new long[channels][];
        out = new long[channels][];
    }

    boolean has(int channel) {
        return channel < in.length && in[channel] != null;
    }

    void serve(int channel) {
        in[channel] = new long[Reason.values().length];
        out[channel] = new long[Reason.values().length];
    }

    void add(int channel, boolean inward, long[] reasons) {
        long[] sum = of(channel, inward);
        for (int r = 0; r < sum.length; r++) {
            sum[r] = Math.addExact(sum[r], reasons[r]);
        }
    }

    long[] of(int channel, boolean inward) {
        return (inward ? in : out)[channel];
    }
}
