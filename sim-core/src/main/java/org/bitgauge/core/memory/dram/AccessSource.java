package org.bitgauge.core.memory.dram;

import org.bitgauge.core.event.Handler;
import org.bitgauge.core.event.Simulator;

/**
 * Turns the accesses of a stream into bursts for the channels, as {@link AccessPort} says. With a limit of accesses under way, a
 * read counts until its last data is back, a write until it is taken.
 */
final class AccessSource implements Handler {
    private static final int ISSUE = 0;
    private static final int ANSWER = 1;
    private static final int STOP = 2;
    private static final int NOT_LIMITED = -1;

    private final Simulator simulator;
    private final int handler;
    private final AddressDecoder decoder;
    private final AddressStream stream;
    private final int burstsPerAccess;
    private final int burstsPerClock;
    private final Channel[] channels;
    private final int[] missing;
    private final int[] free;
    private int freeCount;
    private final boolean limited;

    private long wakeAt = CommandIssue.NEVER;
    private boolean ended;
    private boolean stopped;
    /** Bursts that wait at the source, oldest first: number and, in the lowest bit, whether it writes. */
    private final long[] window;

    private final int[] slot;
    private int pending;
    private final int[] pendingOf;
    /** Queues that bursts of the window wait for, and queues with room, one bit each (modulo 64). */
    private long wanted;

    private long room = -1L;

    private long nextBurst;
    private int nextSlot = NOT_LIMITED;
    private int burstsLeft;

    AccessSource(Simulator kernel, BurstDram dram, AddressStream accesses, AccessPort port) {
        simulator = kernel;
        handler = kernel.register(this);
        decoder = dram.decoder();
        stream = accesses;
        burstsPerAccess = port.accessBytes() / (dram.type().organisation().burstBits() / 8);
        burstsPerClock = port.burstsPerClock();
        limited = port.outstanding() != Integer.MAX_VALUE;
        missing = new int[limited ? port.outstanding() : 0];
        window = new long[port.heldBursts()];
        slot = new int[port.heldBursts()];
        pendingOf = new int[Long.SIZE];
        free = new int[missing.length];
        for (int i = 0; i < free.length; i++) {
            free[i] = i;
        }
        freeCount = free.length;
        channels = new Channel[dram.type().organisation().channels()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new Channel(i, kernel, dram, this);
        }
        wake(DramController.FIRST_REQUEST_CLOCK);
    }

    Channel[] channels() {
        return channels;
    }

    /** Whether no further access will come. */
    boolean isDone() {
        return ended && pending == 0;
    }

    boolean isStopped() {
        return stopped;
    }

    void stopAt(long clock) {
        simulator.at(clock * Channel.PHASES, handler, STOP, 0);
    }

    /** A queue that was full has room again, from the next clock. */
    void freed(int channel, boolean write, long now) {
        long queue = 1L << (2 * channel + (write ? 1 : 0));
        room |= queue;
        if ((wanted & queue) != 0) {
            wake(now + 1);
        }
    }

    /** The last data of a read has its time. */
    void answered(int answeredSlot, long at) {
        if (limited) {
            simulator.at((at + 1) * Channel.PHASES, handler, ANSWER, answeredSlot);
        }
    }

    private void wake(long clock) {
        if (clock < wakeAt) {
            wakeAt = clock;
            simulator.at(clock * Channel.PHASES, handler, ISSUE, 0);
        }
    }

    @Override
    public void on(long time, int what, long arg) {
        long now = time / Channel.PHASES;
        if (what == STOP) {
            stopped = true;
        } else if (what == ANSWER) {
            if (--missing[(int) arg] == 0) {
                free[freeCount++] = (int) arg;
                wake(now);
            }
        } else if (now == wakeAt) {
            wakeAt = CommandIssue.NEVER;
            send(now);
        }
    }

    private void send(long now) {
        int left = burstsPerClock;
        fill();
        while ((wanted & room) != 0 && left > 0) {
            left = handOver(now, left);
            if (pending > 0) {
                break;
            }
            fill();
        }
        fill();
        if ((wanted & room) != 0) {
            wake(now + 1);
        }
        if (ended && pending == 0) {
            for (Channel channel : channels) {
                channel.flush(now);
            }
        }
    }

    private void fill() {
        while (pending < window.length && (burstsLeft > 0 || next())) {
            int queue = queue(nextBurst);
            pendingOf[queue]++;
            wanted |= 1L << queue;
            window[pending] = nextBurst;
            slot[pending++] = nextSlot;
            nextBurst += 2;
            burstsLeft--;
        }
    }

    /** Goes through the window once; how many bursts may still be handed over in this clock. */
    private int handOver(long now, int most) {
        int left = most;
        int kept = 0;
        int at = 0;
        for (; at < pending && left > 0 && (wanted & room) != 0; at++) {
            long burst = window[at];
            int queue = queue(burst);
            if ((room >>> queue & 1) == 0 || !offer(burst, queue, slot[at], now)) {
                window[kept] = burst;
                slot[kept++] = slot[at];
            } else {
                left--;
            }
        }
        int rest = pending - at;
        if (kept < at) {
            System.arraycopy(window, at, window, kept, rest);
            System.arraycopy(slot, at, slot, kept, rest);
        }
        pending = kept + rest;
        return left;
    }

    private int queue(long burst) {
        return (2 * decoder.channel(burst >>> 1) + (int) (burst & 1)) & (Long.SIZE - 1);
    }

    private boolean offer(long burst, int queue, int ofSlot, long now) {
        Channel channel = channels[decoder.channel(burst >>> 1)];
        boolean write = (burst & 1) != 0;
        if (!channel.accepts(write)) {
            room &= ~(1L << queue);
            return false;
        }
        channel.add(decoder.bank(burst >>> 1), decoder.row(burst >>> 1), write, ofSlot, now);
        if (!channel.accepts(write)) {
            room &= ~(1L << queue);
        }
        if (--pendingOf[queue] == 0) {
            wanted &= ~(1L << queue);
        }
        if (write && limited) {
            simulator.at((now + 2) * Channel.PHASES, handler, ANSWER, ofSlot);
        }
        return true;
    }

    private boolean next() {
        if (ended || (limited && freeCount == 0)) {
            return false;
        }
        if (!stream.advance()) {
            ended = true;
            return false;
        }
        nextBurst = decoder.burst(stream.address()) << 1 | (stream.write() ? 1 : 0);
        burstsLeft = burstsPerAccess;
        if (limited) {
            nextSlot = free[--freeCount];
            missing[nextSlot] = burstsPerAccess;
        }
        return true;
    }
}
