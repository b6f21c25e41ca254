package org.bitgauge.core.engine;

/**
 * Serves the transfers of a schedule's channels that have a state of their own, as a DRAM with its rows has, in the order in
 * which they are issued; good for one run. Channels that it does not serve go by their rates.
 */
public interface TransferService {
    /** Whether it serves this channel. */
    boolean serves(int channel);

    /**
     * Serves the next transfer of a channel.
     *
     * @param tile the tile that it belongs to: how many come before it
     * @param kind of that tile, by index in the schedule
     * @param stream by index in the schedule; its tile moves bits
     * @param ready first cycle in which nothing but earlier transfers of the channel holds it back
     * @param begin first cycle in which the channel is free as well
     * @return the cycle in which its last data is there, not before {@code begin}; the channel is free then
     */
    long serve(long tile, int kind, int stream, long ready, long begin);

    /**
     * Cycles of the last transfer served from its begin to its end by reason, in the order of
     * {@link org.bitgauge.core.ledger.Cause.Reason}; they sum to the difference. A new array each time.
     */
    long[] reasons();
}
