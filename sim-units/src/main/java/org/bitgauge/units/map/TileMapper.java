package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.Mapper;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;

/**
 * Chooses tile sizes from the farthest stage of the memory hierarchy inwards, each for fewest cycles and, among
 * equally fast ones, least DRAM traffic, and writes the schedule. Keeps no state; equal questions have equal answers.
 */
public final class TileMapper implements Mapper {
    @Override
    public Mapped map(LayerTask task, Machine machine, Residency residency) throws InfeasibleMappingException {
        Hierarchy hierarchy = new Hierarchy(machine.memory());
        if (task.layer().operation() instanceof VectorOperation operation) {
            return new VectorMapper(hierarchy, machine.vector(), StoredBits.of(task, machine.memory()), residency)
                    .map(operation);
        }
        Optional<String> refusal = machine.array().refuses(task);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
        UnitPlan plan = machine.array().plan(task);
        LoopNest nest = LoopNest.of(task.layer().operation());
        LayerProblem problem =
                new LayerProblem(nest, plan, StoredBits.of(task, machine.memory()), hierarchy, residency);
        return emit(problem, search(problem));
    }

    /** Stages, nearest first. */
    private static List<Stage> search(LayerProblem problem) throws InfeasibleMappingException {
        List<Stage> stages = new ArrayList<>();
        Tile bound = problem.nest().size();
        for (int stage = problem.hierarchy().stages() - 1; stage >= 0; stage--) {
            Stage chosen = new StageSearch(problem, stage, bound).search();
            stages.add(0, chosen);
            bound = chosen.tile();
        }
        return stages;
    }

    private static Mapped emit(LayerProblem problem, List<Stage> stages) {
        ImmutableList<Flow> flows = Flows.of(problem);
        Emitter emitter = new Emitter(problem, stages, new TileFactory(problem, flows));
        Loop order = emitter.emit();
        ImmutableList<EmittedTile> tiles = emitter.tiles();
        String description = ScheduleBuilder.describe(stages);
        Schedule schedule = new ScheduleBuilder(problem, flows, tiles).build(description, order);
        long estimate = estimate(schedule);
        return new Mapped(
                schedule,
                energy(problem.plan(), schedule, tiles),
                description + ": least DRAM traffic of the tiles that fit and are within 2 % of the fewest cycles",
                estimate,
                ImmutableList.<String>builder()
                        .addAll(problem.plan().notes())
                        .addAll(problem.stored().notes())
                        .build());
    }

    private static ImmutableList<EnergyEntry> energy(
            UnitPlan plan, Schedule schedule, ImmutableList<EmittedTile> tiles) {
        long[] times = schedule.tilesByKind();
        ImmutableList<Activity> activities = plan.activities();
        ImmutableList.Builder<EnergyEntry> entries = ImmutableList.builder();
        for (int a = 0; a < activities.size(); a++) {
            long count = 0;
            for (int t = 0; t < times.length; t++) {
                count = Math.addExact(
                        count,
                        Math.multiplyExact(times[t], tiles.get(t).activity().get(a)));
            }
            Activity activity = activities.get(a);
            if (count > 0) {
                entries.add(new EnergyEntry(
                        activity.component(),
                        activity.tensor(),
                        activity.action(),
                        count,
                        Math.multiplyExact(count, activity.bits()),
                        count * activity.energyPj()));
            }
        }
        return entries.build();
    }

    /** The busiest of the array and the channels. */
    static long estimate(Schedule schedule) {
        long[] times = schedule.tilesByKind();
        long[] bits = new long[schedule.channels().size()];
        long busy = 0;
        for (int t = 0; t < times.length; t++) {
            TileKind kind = schedule.kinds().get(t);
            busy = Math.addExact(busy, Math.multiplyExact(times[t], kind.busyCycles()));
            for (int s = 0; s < schedule.streams().size(); s++) {
                int channel = schedule.streams().get(s).channel();
                bits[channel] = Math.addExact(
                        bits[channel], Math.multiplyExact(times[t], kind.bits().get(s)));
            }
        }
        double cycles = busy;
        for (int c = 0; c < bits.length; c++) {
            Channel channel = schedule.channels().get(c);
            cycles = Math.max(cycles, Math.ceil((double) bits[c] * channel.perCycles() / channel.bits()));
        }
        return (long) cycles;
    }
}
