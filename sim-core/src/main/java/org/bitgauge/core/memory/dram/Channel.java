package org.bitgauge.core.memory.dram;

import org.bitgauge.core.event.Handler;
import org.bitgauge.core.event.Simulator;
import org.bitgauge.core.memory.DramOrganisation;

/**
 * One channel with its controller. In a clock it first issues a command, refresh before others, then moves one request from
 * the transaction queues to its bank; clocks in which neither can happen are skipped.
 */
final class Channel implements Handler {
    private static final long NEVER = CommandIssue.NEVER;
    /** Events of sources are at even, of channels at odd times of the kernel: sources go first in a clock. */
    static final int PHASES = 2;

    private final int number;
    private final Simulator simulator;
    private final int handler;
    private final DramOrganisation organisation;
    private final CommandTiming timing;
    private final DramController controller;
    private final boolean rowBus;
    private final AccessSource source;

    final Counters counters = new Counters();
    private final BankQueues banks;
    private final ReadyTimes ready;
    private final CommandIssue issue;
    private final TransactionQueue reads;
    private final TransactionQueue writes;
    private int draining;
    private boolean flushing;

    private long wakeAt = NEVER;
    private long commandAt = NEVER;
    private long moveAt = NEVER;
    private long refreshAt = NEVER;
    private final long refreshEvery;
    private int refreshRank;
    private int refreshesDue;

    Channel(int index, Simulator kernel, BurstDram dram, AccessSource requests) {
        number = index;
        simulator = kernel;
        handler = kernel.register(this);
        organisation = dram.type().organisation();
        timing = dram.timing();
        controller = dram.controller();
        rowBus = dram.limits().rowBus();
        source = requests;
        int count = organisation.ranksPerChannel() * organisation.banksPerRank();
        banks = new BankQueues(count, controller);
        ready = new ReadyTimes(organisation, timing);
        issue = new CommandIssue(organisation, timing, banks, ready, counters);
        reads = new TransactionQueue(controller.transactionQueue());
        writes = new TransactionQueue(controller.transactionQueue());
        refreshEvery = Math.max(1, timing.refreshInterval() / organisation.ranksPerChannel());
        if (controller.refreshed()) {
            refreshAt = refreshEvery;
            wake(refreshAt);
        }
    }

    boolean accepts(boolean write) {
        return !(write ? writes : reads).isFull();
    }

    /** Takes a request in this clock, before the channel acts. */
    void add(int bank, int row, boolean write, int tag, long now) {
        (write ? writes : reads).add(bank, row, tag, now);
        moveAt = now;
        wake(now);
    }

    /** The source has ended: what is in the write buffer goes out however little it is. */
    void flush(long now) {
        flushing = true;
        moveAt = now;
        wake(now);
    }

    /** Whether requests wait anywhere. */
    boolean isBusy() {
        return banks.waiting() != 0 || reads.size() > 0 || writes.size() > 0;
    }

    /** Clocks until the end that ranks spend closed since their last row was closed. */
    long closedSinceLastCommand(long end) {
        return issue.closedUntil(end);
    }

    private void wake(long clock) {
        if (clock < wakeAt) {
            wakeAt = clock;
            simulator.at(clock * PHASES + 1, handler, 0, 0);
        }
    }

    @Override
    public void on(long time, int what, long arg) {
        long now = time / PHASES;
        if (now != wakeAt) {
            return;
        }
        wakeAt = NEVER;
        if (now == refreshAt) {
            refreshesDue++;
            refreshAt += refreshEvery;
            commandAt = now;
        }
        if (commandAt <= now) {
            command(now);
        }
        if (moveAt <= now) {
            move(now);
        }
        long next = Math.min(Math.min(commandAt, moveAt), source.isDone() && !isBusy() ? NEVER : refreshAt);
        if (next != NEVER) {
            wake(next);
        }
    }

    private void command(long now) {
        int issued = 0;
        long next = NEVER;
        if (refreshesDue > 0) {
            next = refreshStep(now);
            issued = next <= now ? CommandIssue.ROW : 0;
        }
        long allowed = refreshesDue > 0 ? ~banksOf(refreshRank) : -1L;
        if (issued == 0) {
            issued = issueOne(now, allowed, CommandIssue.ANY);
            next = Math.min(next, issue.nextReady());
        }
        if (issued != 0 && rowBus) {
            issueOne(now, refreshesDue > 0 ? ~banksOf(refreshRank) : -1L, CommandIssue.ANY & ~issued);
        }
        commandAt = issued != 0 ? now + 1 : next;
    }

    private int issueOne(long now, long allowed, int kinds) {
        long readsBefore = counters.reads;
        int issued = issue.tryOne(now, allowed, kinds);
        if (issued == CommandIssue.COLUMN) {
            moveAt = Math.min(moveAt, now);
            if (counters.reads != readsBefore) {
                source.answered(issue.doneTag(), issue.doneAt());
            }
        }
        return issued;
    }

    private long banksOf(int rank) {
        long all = organisation.banksPerRank() == Long.SIZE ? -1L : (1L << organisation.banksPerRank()) - 1;
        return all << rank * organisation.banksPerRank();
    }

    /** Closes a bank of the rank to refresh, or refreshes it; now where it did, otherwise when it could. */
    private long refreshStep(long now) {
        int first = refreshRank * organisation.banksPerRank();
        long next = NEVER;
        for (int b = first; b < first + organisation.banksPerRank(); b++) {
            if (banks.isOpen(b)) {
                if (ready.precharge(b) <= now) {
                    issue.precharge(b, now);
                    return now;
                }
                next = Math.min(next, ready.precharge(b));
            }
        }
        if (next != NEVER) {
            return next;
        }
        long at = ready.refresh(refreshRank);
        if (at <= now) {
            issue.refresh(refreshRank, organisation.banksPerRank(), now);
            refreshRank = (refreshRank + 1) % organisation.ranksPerChannel();
            refreshesDue--;
        }
        return at;
    }

    private void move(long now) {
        if (draining == 0
                && (writes.isFull()
                        || (flushing && reads.size() == 0)
                        || (banks.waiting() == 0 && writes.size() >= controller.writesToDrain()))) {
            draining = writes.size();
        }
        boolean write = draining > 0;
        TransactionQueue from = write ? writes : reads;
        boolean wasFull = from.isFull();
        int bank = from.moveOne(banks, write);
        if (bank < 0) {
            moveAt = NEVER;
            return;
        }
        draining -= write ? 1 : 0;
        if (wasFull) {
            source.freed(number, write, now);
        }
        commandAt = Math.min(commandAt, Math.max(now + 1, issue.changed(bank)));
        moveAt = reads.size() > 0 || writes.size() > 0 ? now + 1 : NEVER;
    }
}
