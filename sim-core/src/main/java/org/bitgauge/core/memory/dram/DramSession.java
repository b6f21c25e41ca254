package org.bitgauge.core.memory.dram;

import org.bitgauge.core.memory.DramOrganisation;

/**
 * A DRAM that serves transfers one after another and keeps its state between them: open rows, refresh phase, direction of
 * the bus. Times of commands are computed burst by burst from the limits, not by events, so that a burst asked for early
 * may open its row under the data of the transfer before. Transfers are served in the order given, on
 * each channel one behind the other. The source holds 64 bursts whose channel has no room. The first refresh is due after half an interval: where in it a run begins is not known.
 *
 * <p>Besides {@link BurstDram}, which is an event simulation of a controller, this is a second way to the same times: without
 * limits on the command pins, without gathering of writes, and in order within a bank. {@code DramSessionTest} compares them.
 */
public final class DramSession {
    /** Bursts that the source holds while later ones to other channels pass; as {@link StreamLosses} takes it. */
    private static final int HELD_BURSTS = 64;

    private final AddressDecoder decoder;
    private final int burstBytes;
    private final ChannelTimeline[] channels;
    private final HeldBursts held = new HeldBursts(HELD_BURSTS);
    private long asked;
    private long from;
    private long end;
    private long lastBurst;
    private ChannelTimeline critical;

    /** A DRAM at time 0 with all rows closed. */
    public DramSession(BurstPort port) {
        DramOrganisation o = port.dram().type().organisation();
        decoder = port.dram().decoder();
        burstBytes = port.burstBytes();
        channels = new ChannelTimeline[o.channels()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new ChannelTimeline(port);
        }
        critical = channels[0];
    }

    /**
     * Begins a transfer behind all earlier ones.
     *
     * @param ready when it may be asked for
     * @param notBefore earliest time of its data on the pins; 0 where the earlier transfers are the only limit
     * @param write whether it writes
     */
    public void begin(long ready, long notBefore, boolean write) {
        asked = ready;
        from = Math.max(end, Math.max(ready, notBefore));
        lastBurst = -1;
        for (ChannelTimeline channel : channels) {
            channel.begin(from, notBefore, write);
        }
    }

    /** Asks for contiguous bytes; whole bursts move, one that the access before had asked for only once. */
    public void access(long firstByte, long bytes) {
        long last = decoder.burst(firstByte + bytes - 1);
        long burst = decoder.burst(firstByte);
        for (burst += burst == lastBurst ? 1 : 0; burst <= last; burst++) {
            ChannelTimeline channel = channels[decoder.channel(burst)];
            if (channels.length == 1) {
                channel.add(decoder.bank(burst), decoder.row(burst), asked);
            } else {
                long room = Math.max(asked, held.placeFrom());
                held.add(channel.add(decoder.bank(burst), decoder.row(burst), room));
            }
        }
        lastBurst = last;
    }

    /** Serves the transfer to its end: time of its last data. */
    public long finish() {
        for (ChannelTimeline channel : channels) {
            long last = channel.finish();
            if (last > end) {
                end = last;
                critical = channel;
            }
        }
        end = Math.max(end, from);
        return end;
    }

    /** From when on the time of the last transfer counts: asked for, and all earlier ones done. */
    public long from() {
        return from;
    }

    /**
     * Time of the last transfer from {@link #from} to its end that its bus spent so, of the channel that ended last; the
     * causes sum to that time.
     */
    public long time(BusTime why) {
        return critical.lastData() > from ? critical.cause(why) : 0;
    }

    /** Bytes of a burst. */
    public int burstBytes() {
        return burstBytes;
    }

    /** Bursts read and written so far. */
    public long bursts() {
        return sum().reads + sum().writes;
    }

    /** Bursts so far that were not the first of their row's activation. */
    public long rowHits() {
        return sum().rowHits;
    }

    private Counters sum() {
        Counters sum = new Counters();
        for (ChannelTimeline channel : channels) {
            sum.add(channel.counters);
        }
        return sum;
    }
}
