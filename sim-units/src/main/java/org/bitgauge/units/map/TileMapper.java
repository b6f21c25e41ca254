package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.Mapper;
import org.bitgauge.core.unit.MappingChoice;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.MappingRequest;
import org.bitgauge.core.unit.Objective;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.unit.UnitPlan;

/**
 * Chooses tile sizes and loop orders by the time and energy that they really take: mappings are excluded by bounds, and the
 * rest is run. Takes a given mapping as it is. Keeps no state; equal questions have equal answers.
 */
public final class TileMapper implements Mapper {
    private final Engine engine;

    /** A mapper that runs mappings on the event engine. */
    public TileMapper() {
        this(new EventEngine());
    }

    /** A mapper that runs mappings on another engine. */
    public TileMapper(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Mapped map(LayerTask task, Machine machine, MappingRequest request) throws InfeasibleMappingException {
        Residency residency = request.residency();
        Hierarchy hierarchy = new Hierarchy(machine.memory().beside(residency.heldBits()));
        if (task.layer().operation() instanceof VectorOperation operation) {
            return new VectorMapper(hierarchy, machine.vector(), StoredBits.of(task, machine.memory()), engine, request)
                    .map(operation);
        }
        Optional<String> refusal = machine.array().refuses(task);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
        if (residency.inputElements() > 0 && !residency.wholeInput()) {
            throw new IllegalArgumentException("a product reads all its activations from one memory, not "
                    + residency.inputElements() + " elements from another");
        }
        UnitPlan plan = machine.array().plan(task);
        LoopNest nest = LoopNest.of(task.layer().operation());
        LayerProblem problem =
                new LayerProblem(nest, plan, StoredBits.of(task, machine.memory()), hierarchy, residency);
        if (request.fixed().isPresent()) {
            return fixed(problem, request, request.fixed().get());
        }
        MappingSearch.Found found = MappingSearch.search(problem, engine, request.goal());
        return mapped(problem, found.trial(), why(found.choice(), request), Optional.of(found.choice()));
    }

    private Mapped fixed(LayerProblem problem, MappingRequest request, String text) throws InfeasibleMappingException {
        ImmutableList<Stage> stages = MappingText.parse(text, problem);
        new Capacity(problem).require(stages);
        Trial trial = Trial.run(problem, stages, engine, request.goal().rates());
        return mapped(problem, trial, trial.schedule().description() + ": as given", Optional.empty());
    }

    private static Mapped mapped(LayerProblem problem, Trial trial, String why, Optional<MappingChoice> choice) {
        return new Mapped(
                Settlement.of(trial.schedule(), problem.plan()),
                trial.unitEnergy(),
                why,
                estimate(trial.schedule()),
                ImmutableList.<String>builder()
                        .addAll(problem.plan().notes())
                        .addAll(problem.stored().notes())
                        .build(),
                choice);
    }

    private static String why(MappingChoice choice, MappingRequest request) {
        MappingGoal goal = request.goal();
        boolean thrifty = goal.objective() == Objective.CYCLES && goal.slack() > 0;
        return why(
                choice,
                thrifty
                        ? String.format(
                                Locale.ROOT, "least energy within %.3g %% of the fewest cycles", 100 * goal.slack())
                        : least(goal),
                thrifty ? "faster than the fastest of these" : "better");
    }

    /** What was sought under an objective. */
    static String least(MappingGoal goal) {
        return "least " + goal.objective().name().toLowerCase(Locale.ROOT);
    }

    /** Says what was taken, why, and how much better another mapping could be. */
    static String why(MappingChoice choice, String aim, String better) {
        MappingChoice.Option taken = choice.taken();
        StringBuilder text = new StringBuilder(taken.text())
                .append(": ")
                .append(aim)
                .append(String.format(
                        Locale.ROOT,
                        " of %d mappings that fit, %d of them run; no other is %s by more than %.2g %%",
                        choice.mappings(),
                        choice.runs(),
                        better,
                        100 * choice.gap()));
        choice.rejected()
                .ifPresent(next -> text.append(String.format(
                        Locale.ROOT,
                        "; next best: %s, %+.2g %% cycles, %+.2g %% energy",
                        next.text(),
                        100.0 * (next.cycles() - taken.cycles()) / taken.cycles(),
                        100.0 * (next.energyPj() - taken.energyPj()) / taken.energyPj())));
        return text.toString();
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
