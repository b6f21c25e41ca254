package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.AccessPort;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.MappingChoice;
import org.bitgauge.core.unit.UnitPlan;

/**
 * A mapping written as a schedule and run.
 *
 * @param stages tiles and orders, nearest first
 * @param schedule what the engine ran
 * @param unitEnergy energy of the unit
 * @param cycles on the engine
 * @param energyPj of the unit, its memories and DRAM
 */
record Trial(
        ImmutableList<Stage> stages,
        Schedule schedule,
        ImmutableList<EnergyEntry> unitEnergy,
        long cycles,
        double energyPj) {

    /** Writes and runs a mapping. */
    static Trial run(LayerProblem problem, List<Stage> stages, Engine engine, EnergyRates rates) {
        ImmutableList<Flow> flows = Flows.of(problem);
        Emitter emitter = new Emitter(problem, stages, new TileFactory(problem, flows));
        Loop order = emitter.emit();
        ImmutableList<EmittedTile> tiles = emitter.tiles();
        Schedule schedule = new ScheduleBuilder(problem, flows, tiles).build(MappingText.of(stages), order);
        long[] times = schedule.tilesByKind();
        ImmutableList<EnergyEntry> unit = unitEnergy(problem.plan(), times, tiles);
        long cycles = engine.cycles(schedule);
        double energy = energy(problem.hierarchy(), schedule, times, rates) + cycles * rates.staticPjPerCycle();
        for (EnergyEntry entry : unit) {
            energy += entry.energyPj();
        }
        return new Trial(ImmutableList.copyOf(stages), schedule, unit, cycles, energy);
    }

    MappingChoice.Option option() {
        return new MappingChoice.Option(schedule.description(), cycles, energyPj);
    }

    private static ImmutableList<EnergyEntry> unitEnergy(
            UnitPlan plan, long[] times, ImmutableList<EmittedTile> tiles) {
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

    /** Energy of what moves: rows of on-chip memories, and DRAM. */
    static double energy(Hierarchy hierarchy, Schedule schedule, long[] times, EnergyRates rates) {
        double energy = 0;
        for (int p = 0; p < schedule.ports().size(); p++) {
            AccessPort port = schedule.ports().get(p);
            MemoryLevel level = hierarchy.level(port.level());
            boolean read = port.action() == AccessPort.Action.READ;
            double pj = read ? level.cost().readPj() : level.cost().writePj();
            for (int t = 0; t < times.length; t++) {
                energy += pj * times[t] * schedule.kinds().get(t).accesses().get(p);
            }
        }
        String dram = hierarchy.channel(Hierarchy.DRAM).level();
        for (int s = 0; s < schedule.streams().size(); s++) {
            Stream stream = schedule.streams().get(s);
            boolean in = stream.direction() == Stream.Direction.IN;
            double pj = in ? rates.dramReadPjPerBit() : rates.dramWritePjPerBit();
            boolean outermost =
                    schedule.channels().get(stream.channel()).level().equals(dram);
            for (int t = 0; t < times.length && outermost; t++) {
                energy += pj * times[t] * schedule.kinds().get(t).bits().get(s);
            }
        }
        return energy;
    }
}
