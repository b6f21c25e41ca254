package org.bitgauge.core.memory.dram;

import java.util.Arrays;
import org.bitgauge.core.memory.DramOrganisation;

/**
 * One channel of a {@link DramSession}: bursts get the times of their commands as they come, without events. Bursts that
 * wait are few, as the controller's queue holds; in a bank they are served in order, of the banks the one first whose data
 * can come first. Rows open as soon as their first burst is in the queue and the bank is done with the row before, which may
 * be under the data of earlier bursts, of an earlier transfer, too.
 */
final class ChannelTimeline {
    private static final int NONE = -1;
    private static final int CAUSES = BusTime.values().length;

    private final CommandTiming t;
    private final int clock;
    private final int queueing;
    private final int banksPerRank;
    private final int ranks;
    private final ReadyTimes ready;
    private final int[] openRow;
    private final int[] served;
    private final boolean[] sinceRefresh;

    private final int window;
    private final int[] row;
    private final long[] entered;
    private final long[] sequence;
    private final int[] next;
    private final int[] head;
    private final int[] tail;
    private final int[] free;
    private int waitingBursts;
    private long waiting;
    private final long[] left;
    private long inserted;
    private long columns;

    private final long refreshEvery;
    private long refreshDue = Long.MAX_VALUE;
    private int refreshRank;

    private boolean write;
    private long from;
    private long floor;
    private long lastActivate = Long.MIN_VALUE / 2;
    private int busBank = NONE;
    private boolean busWrite;
    private long lastData;
    private final long[] causes = new long[CAUSES];
    final Counters counters = new Counters();

    ChannelTimeline(BurstPort port) {
        DramOrganisation o = port.dram().type().organisation();
        t = port.timing();
        clock = port.unitsPerClock();
        queueing = port.queueing();
        banksPerRank = o.banksPerRank();
        ranks = o.ranksPerChannel();
        ready = new ReadyTimes(o, t);
        int banks = ranks * banksPerRank;
        openRow = new int[banks];
        Arrays.fill(openRow, NONE);
        served = new int[banks];
        sinceRefresh = new boolean[banks];
        head = new int[banks];
        tail = new int[banks];
        Arrays.fill(head, NONE);
        window = port.dram().controller().transactionQueue()
                + port.dram().controller().bankQueue();
        row = new int[window];
        entered = new long[window];
        sequence = new long[window];
        next = new int[window];
        free = new int[window];
        left = new long[window];
        for (int i = 0; i < window; i++) {
            free[i] = i;
        }
        refreshEvery = Math.max(1, t.refreshInterval() / ranks);
        if (port.dram().controller().refreshed()) {
            refreshDue = (refreshEvery + 1) / 2;
        }
    }

    /** Begins a transfer: no request before {@code asked}, no data before {@code notBefore}, time counts from {@code start}. */
    void begin(long start, long notBefore, boolean writes) {
        write = writes;
        from = start;
        floor = notBefore;
        Arrays.fill(causes, 0);
    }

    /** Takes one burst that was asked for at a time; when there was room for it. */
    long add(int bank, int ofRow, long asked) {
        if (waitingBursts == window) {
            serveOne();
        }
        int slot = free[waitingBursts++];
        row[slot] = ofRow;
        long taken = inserted < window ? asked : Math.max(asked, left[(int) (inserted % window)]);
        entered[slot] = taken;
        sequence[slot] = inserted++;
        next[slot] = NONE;
        if (head[bank] == NONE) {
            head[bank] = slot;
            waiting |= 1L << bank;
            if (openRow[bank] != ofRow) {
                open(bank);
            }
        } else {
            next[tail[bank]] = slot;
        }
        tail[bank] = slot;
        return taken;
    }

    /** Serves all that waits; the time of the last data. */
    long finish() {
        while (waitingBursts > 0) {
            serveOne();
        }
        return lastData;
    }

    long lastData() {
        return lastData;
    }

    /** Time since the transfer's start by cause. */
    long cause(BusTime why) {
        return causes[why.ordinal()];
    }

    private void serveOne() {
        while (true) {
            int best = NONE;
            long earliest = Long.MAX_VALUE;
            long oldest = Long.MAX_VALUE;
            for (long rest = waiting; rest != 0; rest &= rest - 1) {
                int bank = Long.numberOfTrailingZeros(rest);
                int slot = head[bank];
                if (openRow[bank] == row[slot] || open(bank)) {
                    long at = Math.max(entered[slot] + queueing, write ? ready.write(bank) : ready.read(bank));
                    if (at < earliest || (at == earliest && sequence[slot] < oldest)) {
                        best = bank;
                        earliest = at;
                        oldest = sequence[slot];
                    }
                }
            }
            long at = Math.max(earliest, floor - (write ? t.writeLatency() : t.cas()));
            if (best != NONE && at < refreshDue) {
                column(best, at);
                return;
            }
            refresh();
        }
    }

    /** Opens the row of a bank's oldest burst, which is closed; not where a refresh is due before. */
    private boolean open(int bank) {
        long at = entered[head[bank]] + queueing;
        long precharge = at;
        if (openRow[bank] != NONE) {
            precharge = Math.max(at, ready.precharge(bank));
            at = precharge + t.precharge();
        }
        at = Math.max(Math.max(at, ready.activate(bank)), lastActivate + queueing);
        if (at >= refreshDue) {
            return false;
        }
        if (openRow[bank] != NONE) {
            ready.precharged(bank, precharge);
            counters.precharges++;
        }
        ready.activated(bank, at);
        lastActivate = at;
        openRow[bank] = row[head[bank]];
        served[bank] = 0;
        counters.activates++;
        return true;
    }

    /** The refresh that is due: the rank's banks are closed one a clock, then it is refreshed. */
    private void refresh() {
        long at = refreshDue - clock;
        int first = refreshRank * banksPerRank;
        for (int bank = first; bank < first + banksPerRank; bank++) {
            if (openRow[bank] != NONE) {
                at = Math.max(at + clock, ready.precharge(bank));
                ready.precharged(bank, at);
                openRow[bank] = NONE;
                counters.precharges++;
            }
            sinceRefresh[bank] = true;
        }
        at = Math.max(refreshDue, ready.refresh(refreshRank));
        ready.refreshed(refreshRank, at);
        counters.refreshes++;
        refreshRank = (refreshRank + 1) % ranks;
        refreshDue += refreshEvery;
    }

    private void column(int bank, long at) {
        int slot = head[bank];
        long data = at + (write ? t.writeLatency() : t.cas());
        account(bank, slot, data);
        if (served[bank]++ > 0) {
            counters.rowHits++;
        }
        if (write) {
            counters.writes++;
            ready.hasWritten(bank, at);
        } else {
            counters.reads++;
            ready.hasRead(bank, at);
        }
        sinceRefresh[bank] = false;
        busBank = bank;
        busWrite = write;
        lastData = data + t.burst();
        left[(int) (columns++ % window)] = at;
        free[--waitingBursts] = slot;
        head[bank] = next[slot];
        if (head[bank] == NONE) {
            waiting &= ~(1L << bank);
        } else if (openRow[bank] != row[head[bank]]) {
            open(bank);
        }
    }

    private void account(int bank, int slot, long data) {
        causes[BusTime.DATA.ordinal()] += Math.max(0, Math.min(t.burst(), data + t.burst() - from));
        long since = Math.max(lastData, from);
        long gap = data - since;
        if (gap > 0) {
            long lone = entered[slot] + queueing + (write ? t.writeLatency() : t.cas());
            long unasked = Math.max(0, Math.min(gap, lone - since));
            causes[BusTime.NO_REQUEST.ordinal()] += unasked;
            causes[why(bank).ordinal()] += gap - unasked;
        }
    }

    /** Why the bus was idle before a burst, beyond what a lone hit would wait. */
    private BusTime why(int bank) {
        if (sinceRefresh[bank]) {
            return BusTime.REFRESH;
        }
        if (busBank != NONE && write != busWrite) {
            return BusTime.TURNAROUND;
        }
        if (served[bank] == 0) {
            return BusTime.ROW_MISS;
        }
        if (busBank != NONE && ready.rank(bank) != ready.rank(busBank)) {
            return BusTime.RANK_SWITCH;
        }
        return busBank != NONE && ready.group(bank) == ready.group(busBank)
                ? BusTime.BANK_GROUP
                : BusTime.COMMAND_ORDER;
    }
}
