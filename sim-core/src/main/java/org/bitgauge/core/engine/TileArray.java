package org.bitgauge.core.engine;

import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Schedule;

/**
 * The array: runs tile after tile, each as soon as its data is there and there is room for its results. The end of the tile
 * that runs is the only event there is, so none are queued.
 */
final class TileArray {
    private final Schedule schedule;
    private final TimelineListener listener;
    private final Program program;
    private final WaitBook waits;
    private final Totals totals;
    private final Pipeline pipeline;
    private final Cursor tile;
    private final Periods periods;
    private boolean books = true;
    private long tileEnd;
    private int runningKind = Program.NONE;
    private long runningIndex;
    private long finished;

    TileArray(Schedule schedule, boolean skipsPeriods) {
        this(schedule, skipsPeriods, TimelineListener.NOBODY, Optional.empty());
    }

    TileArray(Schedule schedule, boolean skipsPeriods, TimelineListener listener, Optional<TransferService> service) {
        this.schedule = schedule;
        this.listener = listener;
        program = new Program(schedule);
        waits = new WaitBook(schedule);
        totals = new Totals(waits.size(), schedule.streams().size());
        pipeline = new Pipeline(schedule, program, totals, listener, service);
        tile = new Cursor(program, Cursor.EVERY_TILE);
        periods = new Periods(program, pipeline, tile, skipsPeriods);
    }

    /** Runs all tiles; returns the cycle in which the last datum is stored, skipped cycles included. */
    long run() {
        open();
        while (runningKind != Program.NONE) {
            endTile();
        }
        return Math.addExact(finished, totals.skipped());
    }

    /** As {@link #run}, with the causes of waits left out. */
    long runUnbooked() {
        books = false;
        return run();
    }

    /** Runs tiles while the listener wants more; whether the end was reached. */
    boolean trace() {
        open();
        while (runningKind != Program.NONE && listener.wantsMore()) {
            endTile();
        }
        return runningKind == Program.NONE;
    }

    /** Issues what can be issued at the start and starts the first tile; returns the cycle in which it ends. */
    long open() {
        pipeline.tileNext(tile.kind(), 0);
        pipeline.issue(0, 0);
        return start(0);
    }

    /** Whether all that was issued has arrived by then. */
    boolean allArrivedBy(long cycle) {
        pipeline.log.forgetUntil(cycle);
        return pipeline.log.front() == pipeline.log.count();
    }

    /** Stores what a last tile of this kind leaves; returns the cycle in which all is stored. */
    long close(long now, int kind) {
        pipeline.tileEnded(kind);
        pipeline.issueStores(now, schedule.order().tiles() - 1);
        finish(now);
        return finished;
    }

    Program program() {
        return program;
    }

    long simulatedTiles() {
        return totals.simulated();
    }

    /** What a service has spent on its channels. */
    ServedTotals servedTotals() {
        return pipeline.servedTotals();
    }

    /** Adds the waits to the causes. */
    void addWaits(Map<Cause, Long> causes) {
        for (int i = 0; i < waits.size(); i++) {
            if (totals.wait(i) > 0) {
                causes.merge(waits.cause(i), totals.wait(i), Math::addExact);
            }
        }
    }

    /** The running tile has ended. */
    private void endTile() {
        long now = tileEnd;
        long index = runningIndex;
        pipeline.tileEnded(runningKind);
        if (tile.next()) {
            pipeline.tileNext(tile.kind(), now);
            pipeline.issue(now, index);
            periods.iterationEnded(now);
            start(now);
        } else {
            runningKind = Program.NONE;
            pipeline.issue(now, index);
            finish(now);
        }
    }

    private long start(long now) {
        totals.simulate();
        int kind = tile.kind();
        TransferLog log = pipeline.log;
        long begin = now;
        long binding = TransferLog.NONE;
        int why = 0;
        for (int k = 0; k < pipeline.streams; k++) {
            if (pipeline.inward[k] && pipeline.child[k] == Program.NONE && pipeline.moves(kind, k)) {
                long fill = neededFill(k);
                if (log.live(fill) && log.arrival(fill) > begin) {
                    begin = log.arrival(fill);
                    binding = fill;
                    why = waits.kindOfStream(k);
                }
            }
        }
        boolean arrival = true;
        for (int k = 0; k < pipeline.streams; k++) {
            if (!pipeline.inward[k] && pipeline.child[k] == Program.NONE) {
                long drain = pipeline.issued[k].get(pipeline.issued[k].count() - pipeline.slots[k]);
                if (log.live(drain) && log.end(drain) > begin) {
                    begin = log.end(drain);
                    binding = drain;
                    arrival = false;
                    why = WaitBook.OUTPUT_SPACE;
                }
            }
        }
        if (begin > now && books) {
            waits.book(totals, log, why, now, binding, arrival);
        }
        long end = Math.addExact(begin, program.busy[kind]);
        listener.tile(tile.index(), kind, begin, end);
        tileEnd = end;
        runningKind = kind;
        runningIndex = tile.index();
        return end;
    }

    private long neededFill(int stream) {
        long ordinal = pipeline.used[stream]++;
        if (ordinal >= pipeline.issued[stream].count()) {
            throw new IllegalArgumentException("tile " + tile.index() + " of '" + schedule.description()
                    + "' can never start: " + schedule.streams().get(stream).name()
                    + " would read partial sums back before they are stored");
        }
        return pipeline.issued[stream].get(ordinal);
    }

    private void finish(long now) {
        TransferLog log = pipeline.log;
        finished = now;
        long binding = TransferLog.NONE;
        for (int k = 0; k < pipeline.streams; k++) {
            long drain = pipeline.inward[k] ? TransferLog.NONE : pipeline.issued[k].get(pipeline.issued[k].count() - 1);
            if (log.live(drain) && log.arrival(drain) > finished) {
                finished = log.arrival(drain);
                binding = drain;
            }
        }
        if (finished > now) {
            waits.book(totals, log, WaitBook.STORE, now, binding, true);
        }
    }
}
