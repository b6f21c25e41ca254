package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.OptionalLong;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.UnitPlan;

/**
 * Where the cycles of a layer were counted on its values, its tiles have shares that are rounded down. What is missing to
 * the whole follows the last tile, so that the array's busy time is the count exactly.
 */
final class Settlement {
    private Settlement() {}

    static Schedule of(Schedule schedule, UnitPlan plan) {
        OptionalLong whole = plan.layerCycles();
        if (whole.isEmpty()) {
            return schedule;
        }
        long[] times = schedule.tilesByKind();
        long sum = 0;
        for (int kind = 0; kind < times.length; kind++) {
            sum = Math.addExact(
                    sum, Math.multiplyExact(times[kind], own(schedule.kinds().get(kind))));
        }
        long missing = whole.getAsLong() - sum;
        if (missing <= 0) {
            return schedule;
        }
        TileKind rest = new TileKind(
                plan.settled(missing),
                0,
                zeros(schedule.streams().size()),
                zeros(schedule.ports().size()));
        return new Schedule(
                schedule.description(),
                schedule.channels(),
                schedule.streams(),
                schedule.ports(),
                ImmutableList.<TileKind>builder()
                        .addAll(schedule.kinds())
                        .add(rest)
                        .build(),
                new Loop.Repeat(
                        1,
                        ImmutableList.of(
                                schedule.order(),
                                new Loop.Run(1, schedule.kinds().size()))));
    }

    /** Cycles of the unit itself; waits for the memory beside it are the mapper's. */
    private static long own(TileKind kind) {
        long cycles = 0;
        for (TileKind.Busy busy : kind.busy()) {
            cycles += busy.cause().kind().isWait() ? 0 : busy.cycles();
        }
        return cycles;
    }

    private static ImmutableLongArray zeros(int count) {
        return ImmutableLongArray.copyOf(new long[count]);
    }
}
