package org.bitgauge.core.memory.dram;

import org.bitgauge.core.memory.DramOrganisation;

/**
 * Chooses and issues the commands of a channel: banks in turn, in each the oldest request whose next command may start.
 */
final class CommandIssue {
    static final int ROW = 1;
    static final int COLUMN = 2;
    static final int ANY = ROW | COLUMN;
    static final long NEVER = Long.MAX_VALUE;

    private final CommandTiming t;
    private final BankQueues banks;
    private final ReadyTimes ready;
    private final Counters counters;
    private final boolean[] sinceRefresh;
    /** A bank rests until its next command could be ready; limits only ever move later while the bank stays as it is. */
    private final DueBanks due;

    private final int[] openBanks;
    private final long[] closedSince;

    private int last;
    private long nextReady = NEVER;

    private int busBank = -1;
    private boolean busWrite;
    private long doneAt;
    private int doneTag;

    CommandIssue(
            DramOrganisation organisation,
            CommandTiming timing,
            BankQueues bankQueues,
            ReadyTimes readyTimes,
            Counters counts) {
        t = timing;
        banks = bankQueues;
        ready = readyTimes;
        counters = counts;
        sinceRefresh = new boolean[organisation.ranksPerChannel() * organisation.banksPerRank()];
        due = new DueBanks(sinceRefresh.length);
        openBanks = new int[organisation.ranksPerChannel()];
        closedSince = new long[organisation.ranksPerChannel()];
    }

    /** Clocks until the end of those ranks that are closed, since they are. */
    long closedUntil(long end) {
        long clocks = 0;
        for (int rank = 0; rank < openBanks.length; rank++) {
            clocks += openBanks[rank] == 0 ? Math.max(0, end - closedSince[rank]) : 0;
        }
        return clocks;
    }

    /** After an unsuccessful try: the earliest clock at which one could succeed. */
    long nextReady() {
        return nextReady;
    }

    /** After a read was issued: clock of its last data. */
    long doneAt() {
        return doneAt;
    }

    /** After a read was issued: whom it answers. */
    int doneTag() {
        return doneTag;
    }

    /**
     * Tries to issue one command on the banks allowed; its kind, or 0. The first that could start is the only one looked at:
     * where it is not of the kinds allowed its bank's turn is over, and nothing is issued.
     */
    int tryOne(long now, long allowed, int kinds) {
        long mask = banks.waiting() & allowed & due.at(now);
        long fromNext = Long.rotateRight(mask, last + 1);
        for (; fromNext != 0; fromNext &= fromNext - 1) {
            int bank = (last + 1 + Long.numberOfTrailingZeros(fromNext)) & (Long.SIZE - 1);
            long at = readyAt(bank);
            if (at <= now) {
                last = bank;
                if ((firstKind(bank, now) & kinds) == 0) {
                    return 0;
                }
                return issue(bank, now, kinds);
            }
            due.rest(bank, at);
        }
        nextReady = due.next();
        return 0;
    }

    /** A request has come to a bank; the earliest clock of the bank's next command. */
    long changed(int bank) {
        due.changed(bank);
        return readyAt(bank);
    }

    private long readyAt(int bank) {
        if (!banks.isOpen(bank)) {
            return ready.activate(bank);
        }
        long at = banks.mayClose(bank) ? ready.precharge(bank) : NEVER;
        if (banks.firstRead(bank) != BankQueues.NONE) {
            at = Math.min(at, ready.read(bank));
        }
        if (banks.firstWrite(bank) != BankQueues.NONE) {
            at = Math.min(at, ready.write(bank));
        }
        return at;
    }

    private int firstKind(int bank, long now) {
        return !banks.isOpen(bank) || (banks.mayClose(bank) && ready.precharge(bank) <= now) ? ROW : COLUMN;
    }

    private int issue(int bank, long now, int kinds) {
        if (!banks.isOpen(bank)) {
            activate(bank, now);
            return ROW;
        }
        if ((kinds & ROW) != 0 && banks.mayClose(bank) && ready.precharge(bank) <= now) {
            precharge(bank, now);
            return ROW;
        }
        int read = banks.firstRead(bank);
        int write = banks.firstWrite(bank);
        boolean readReady = read != BankQueues.NONE && ready.read(bank) <= now;
        boolean writeReady = write != BankQueues.NONE && ready.write(bank) <= now;
        boolean writes = writeReady && (!readReady || write < read);
        column(bank, writes ? write : read, writes, now);
        return COLUMN;
    }

    private void activate(int bank, long now) {
        banks.open(bank);
        ready.activated(bank, now);
        counters.activates++;
        int rank = ready.rank(bank);
        if (openBanks[rank]++ == 0) {
            counters.closedClocks += now - closedSince[rank];
        }
    }

    /** Closes a bank. */
    void precharge(int bank, long now) {
        banks.close(bank);
        due.changed(bank);
        int rank = ready.rank(bank);
        if (--openBanks[rank] == 0) {
            closedSince[rank] = now;
        }
        ready.precharged(bank, now);
        counters.precharges++;
    }

    /** Refreshes a rank whose banks are all closed. */
    void refresh(int rank, int banksPerRank, long now) {
        ready.refreshed(rank, now);
        counters.refreshes++;
        for (int b = rank * banksPerRank; b < (rank + 1) * banksPerRank; b++) {
            sinceRefresh[b] = true;
        }
    }

    private void column(int bank, int position, boolean write, long now) {
        long arrived = banks.arrival(bank, position);
        long data = now + (write ? t.writeLatency() : t.cas());
        account(bank, write, data, now, arrived);
        if (banks.served(bank) > 0) {
            counters.rowHits++;
        }
        if (write) {
            counters.writes++;
            ready.hasWritten(bank, now);
        } else {
            counters.reads++;
            doneAt = data + t.burst();
            doneTag = banks.tag(bank, position);
            counters.readLatencySum += doneAt - arrived;
            ready.hasRead(bank, now);
        }
        banks.serve(bank, position);
        sinceRefresh[bank] = false;
        busBank = bank;
        busWrite = write;
        counters.lastData = data + t.burst();
    }

    private void account(int bank, boolean write, long data, long now, long arrived) {
        counters.busTime[BusTime.DATA.ordinal()] += t.burst();
        long gap = data - counters.lastData;
        if (gap > 0) {
            counters.busTime[cause(bank, write, now, arrived).ordinal()] += gap;
        }
    }

    /** Why the bus was idle before this burst. */
    private BusTime cause(int bank, boolean write, long now, long arrived) {
        if (arrived + DramController.PATH_CLOCKS - 1 >= now) {
            return BusTime.NO_REQUEST;
        }
        if (sinceRefresh[bank]) {
            return BusTime.REFRESH;
        }
        if (busBank >= 0 && write != busWrite) {
            return BusTime.TURNAROUND;
        }
        if (banks.served(bank) == 0) {
            return BusTime.ROW_MISS;
        }
        if (ready.rank(bank) != ready.rank(busBank)) {
            return BusTime.RANK_SWITCH;
        }
        return ready.group(bank) == ready.group(busBank) ? BusTime.BANK_GROUP : BusTime.COMMAND_ORDER;
    }
}
