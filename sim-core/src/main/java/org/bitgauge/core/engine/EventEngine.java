package org.bitgauge.core.engine;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.schedule.Schedule;

/**
 * Steps through a schedule from tile end to tile end and skips whole periods once the state repeats; exact to the cycle by
 * the rules of docs/modelling-time.md, with a cause for every cycle. Its cost follows the number of tile kinds and loops,
 * not the number of tiles.
 */
@AutoService(Engine.class)
public final class EventEngine implements Engine {
    private final boolean skipsPeriods;

    /** An engine that skips repeated periods. */
    public EventEngine() {
        this(true);
    }

    /**
     * @param skipsPeriods false to step through every tile; the result is the same, apart from
     *     {@link Timing#simulatedTiles}
     */
    public EventEngine(boolean skipsPeriods) {
        this.skipsPeriods = skipsPeriods;
    }

    @Override
    public String name() {
        return "event";
    }

    /**
     * Steps through every tile and tells the listener, until it wants no more.
     *
     * @return whether the schedule ran to its end
     */
    public boolean trace(Schedule schedule, TimelineListener listener) {
        return new TileArray(schedule, false, listener, Optional.empty()).trace();
    }

    @Override
    public Timing run(Schedule schedule) {
        return run(schedule, new TileArray(schedule, skipsPeriods));
    }

    /** Steps through every tile; a service times the transfers of its channels. */
    public Timing run(Schedule schedule, TransferService service) {
        return run(schedule, new TileArray(schedule, false, TimelineListener.NOBODY, Optional.of(service)));
    }

    private static Timing run(Schedule schedule, TileArray array) {
        long cycles = array.run();
        long[] tiles = schedule.tilesByKind();
        Map<Cause, Long> causes = CycleEntries.busy(schedule, tiles);
        array.addWaits(causes);
        ImmutableList<CycleEntry> entries = CycleEntries.close(schedule, tiles, causes, cycles, array.servedTotals());
        long total = schedule.order().tiles();
        return new Timing(cycles, entries, total, array.simulatedTiles(), true);
    }

    @Override
    public long cycles(Schedule schedule) {
        return new TileArray(schedule, skipsPeriods).runUnbooked();
    }
}
