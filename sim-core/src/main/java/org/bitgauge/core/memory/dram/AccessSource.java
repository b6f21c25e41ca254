package org.bitgauge.core.memory.dram;

import org.bitgauge.core.event.Handler;
import org.bitgauge.core.event.Simulator;

/**
 * Turns the accesses of a stream into bursts for the channels. Bursts whose channel has no room are held; when no more can
 * be held, those behind wait. With a limit of accesses under way, a read counts until its last data is back, a write until it is taken.
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
    private final Channel[] channels;
    private final int[] missing;
    private final int[] free;
    private int freeCount;
    private final boolean limited;

    private long wakeAt = CommandIssue.NEVER;
    private boolean ended;
    private boolean stopped;
    private final long[] burst;
    private final boolean[] writes;
    private final int[] slot;
    private int pending;
    /** Queues that were full and have had room since, one bit each (modulo 64). */
    private long roomSince;

    private long nextBurst;
    private boolean nextWrites;
    private int nextSlot = NOT_LIMITED;
    private int burstsLeft;

    AccessSource(Simulator kernel, BurstDram dram, AddressStream accesses, AccessPort port) {
        simulator = kernel;
        handler = kernel.register(this);
        decoder = dram.decoder();
        stream = accesses;
        burstsPerAccess = port.accessBytes() / (dram.type().organisation().burstBits() / 8);
        limited = port.outstanding() != Integer.MAX_VALUE;
        missing = new int[limited ? port.outstanding() : 0];
        burst = new long[port.heldBursts()];
        writes = new boolean[port.heldBursts()];
        slot = new int[port.heldBursts()];
        free = new int[missing.length];
        for (int i = 0; i < free.length; i++) {
            free[i] = i;
        }
        freeCount = free.length;
        channels = new Channel[dram.type().organisation().channels()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new Channel(i, kernel, dram, this);
        }
        wake(0);
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
        if (pending > 0) {
            roomSince |= 1L << (2 * channel + (write ? 1 : 0));
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
        for (int i = 0; i < pending && roomSince != 0; ) {
            int queue = queue(burst[i], writes[i]);
            if ((roomSince >>> queue & 1) != 0 && offer(burst[i], writes[i], slot[i], now)) {
                remove(i);
            } else {
                roomSince &= ~(1L << queue);
                i++;
            }
        }
        roomSince = 0;
        while (pending < burst.length && (burstsLeft > 0 || next())) {
            if (!offer(nextBurst, nextWrites, nextSlot, now)) {
                keep(pending++, nextBurst, nextWrites, nextSlot);
            }
            nextBurst++;
            burstsLeft--;
        }
        if (ended && pending == 0) {
            for (Channel channel : channels) {
                channel.flush(now);
            }
        }
    }

    private void keep(int at, long keptBurst, boolean write, int keptSlot) {
        burst[at] = keptBurst;
        writes[at] = write;
        slot[at] = keptSlot;
    }

    private void remove(int at) {
        int behind = --pending - at;
        System.arraycopy(burst, at + 1, burst, at, behind);
        System.arraycopy(writes, at + 1, writes, at, behind);
        System.arraycopy(slot, at + 1, slot, at, behind);
    }

    private int queue(long ofBurst, boolean write) {
        return 2 * decoder.channel(ofBurst) + (write ? 1 : 0) & 63;
    }

    private boolean offer(long offered, boolean write, int offeredSlot, long now) {
        Channel channel = channels[decoder.channel(offered)];
        if (!channel.accepts(write)) {
            return false;
        }
        channel.add(decoder.bank(offered), decoder.row(offered), write, offeredSlot, now);
        if (write && limited) {
            simulator.at((now + 1) * Channel.PHASES, handler, ANSWER, offeredSlot);
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
        nextBurst = decoder.burst(stream.address());
        nextWrites = stream.write();
        burstsLeft = burstsPerAccess;
        if (limited) {
            nextSlot = free[--freeCount];
            missing[nextSlot] = burstsPerAccess;
        }
        return true;
    }
}
