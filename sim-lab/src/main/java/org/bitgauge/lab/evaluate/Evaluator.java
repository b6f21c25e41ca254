package org.bitgauge.lab.evaluate;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.Mapper;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.lab.design.Design;

/**
 * One network on one design: each layer is mapped, timed and charged; layers run one after another. Pure: the same design,
 * network and precisions give the same result. Layers of the same shape and formats are evaluated once.
 */
public final class Evaluator {
    private final Mapper mapper;
    private final LayerTimer timer;
    private final ScheduleChange change;

    /** Maps with {@code mapper} and times with {@code engine}. */
    public Evaluator(Mapper mapper, Engine engine) {
        this(mapper, LayerTimer.of(engine), ScheduleChange.NONE);
    }

    /** Maps with {@code mapper} and times schedules after a change. */
    public Evaluator(Mapper mapper, LayerTimer timer, ScheduleChange change) {
        this.change = requireNonNull(change, "change");
        this.mapper = requireNonNull(mapper, "mapper");
        this.timer = requireNonNull(timer, "timer");
    }

    /**
     * Runs a network.
     *
     * @param precisions one for each layer, in the order of the network
     * @param profile name of the profile they came from
     * @param inferences inferences in one run
     * @throws EvaluationException when a layer cannot run on the design; it names the layer and what would help
     */
    public RunResult run(
            Design design, Network network, ImmutableList<LayerPrecision> precisions, String profile, long inferences) {
        return run(
                design,
                network,
                precisions,
                ImmutableList.copyOf(Collections.nCopies(precisions.size(), LayerValues.NONE)),
                profile,
                inferences);
    }

    /**
     * Runs a network of whose values something is known.
     *
     * @param precisions one for each layer, in the order of the network
     * @param values one for each layer, in the order of the network
     * @param profile name of the profile they came from
     * @param inferences inferences in one run
     * @throws EvaluationException when a layer cannot run on the design; it names the layer and what would help
     */
    public RunResult run(
            Design design,
            Network network,
            ImmutableList<LayerPrecision> precisions,
            ImmutableList<LayerValues> values,
            String profile,
            long inferences) {
        if (precisions.size() != network.layers().size() || values.size() != precisions.size()) {
            throw new IllegalArgumentException("every layer needs its precision and what is known of its values");
        }
        ImmutableList<LayerTask> tasks = tasks(network, precisions, values);
        LayerRuns mapped = new LayerRuns(mapper, timer.chooser(), ScheduleChange.NONE, design, network.name());
        Optional<RatesBeside> beside =
                timer.chooser() == timer ? Optional.empty() : Optional.of(new RatesBeside(timer, design));
        Placement placement = Placement.of(mapped, tasks);
        LayerRuns timed =
                change == ScheduleChange.NONE ? mapped : new LayerRuns(mapper, timer, change, design, network.name());
        ImmutableList.Builder<LayerResult> layers = ImmutableList.builder();
        Set<String> notes = new LinkedHashSet<>(design.notes());
        notes.addAll(unknown(design, network));
        placement.note().ifPresent(notes::add);
        List<Evaluated> evaluated = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            evaluated.add(timed.run(tasks.get(i), placement.layers().get(i)));
        }
        Map<Integer, Timing> joined = joined(design, tasks, placement, evaluated, notes);
        Fusion fusion = new Fusion();
        for (int i = 0; i < tasks.size(); i++) {
            LayerTask task = tasks.get(i);
            Evaluated own = evaluated.get(i);
            notes.addAll(own.mapped().notes());
            Timing alone = beside.map(b -> b.time(task, own)).orElse(own).timing();
            Fusion.Exposed exposed = fusion.next(task.layer(), joined.getOrDefault(i, alone));
            if (beside.isPresent()) {
                exposed = beside.get().add(task, own, exposed);
            }
            layers.add(LayerAccounts.close(design, task, own.mapped(), exposed, timer.name()));
        }
        beside.ifPresent(b -> notes.add(b.note(network.name(), profile)));
        return new RunResult(
                design.name(),
                network.name(),
                profile,
                design.clockHz(),
                inferences,
                layers.build(),
                design.area(),
                ImmutableList.copyOf(notes),
                false,
                ImmutableList.of(),
                placement.tensors());
    }

    /** Times of layers whose first weights are fetched ahead, by their place. */
    private Map<Integer, Timing> joined(
            Design design,
            ImmutableList<LayerTask> tasks,
            Placement placement,
            List<Evaluated> evaluated,
            Set<String> notes) {
        if (!design.mapping().prefetchWeights()) {
            return Map.of();
        }
        MemorySystem memory = design.machine().memory();
        Optional<String> refusal = timer.runsJoinedLayers()
                ? Prefetch.refuses(memory)
                : Optional.of("the engine " + timer.name() + " runs layers one by one");
        if (refusal.isPresent()) {
            notes.add("no weights are fetched ahead: " + refusal.get());
            return Map.of();
        }
        List<Prefetch.Part> parts = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            LayerTask task = tasks.get(i);
            if (!(task.layer().operation() instanceof VectorOperation vector && vector.fusible())) {
                Schedule schedule =
                        change.apply(design, evaluated.get(i).mapped().schedule());
                Timing alone = evaluated.get(i).timing();
                parts.add(
                        new Prefetch.Part(i, task, schedule, placement.layers().get(i), alone));
            }
        }
        return Prefetch.times(parts, memory, schedule -> timer.time(design, tasks.get(0), schedule));
    }

    /** Where the layers of a network, in their order, find their operands on a design. */
    public Placement placement(Design design, Network network, List<LayerTask> tasks) {
        return Placement.of(
                new LayerRuns(mapper, timer, ScheduleChange.NONE, design, network.name()), ImmutableList.copyOf(tasks));
    }

    private static ImmutableList<LayerTask> tasks(
            Network network, ImmutableList<LayerPrecision> precisions, ImmutableList<LayerValues> values) {
        ImmutableList.Builder<LayerTask> tasks = ImmutableList.builder();
        for (int i = 0; i < precisions.size(); i++) {
            tasks.add(new LayerTask(network.layers().get(i), precisions.get(i), values.get(i)));
        }
        return tasks.build();
    }

    private static List<String> unknown(Design design, Network network) {
        Set<String> names = new TreeSet<>(design.mapping().fixed().keySet());
        network.layers().forEach(layer -> names.remove(layer.name()));
        return names.stream()
                .map(name -> "a mapping is fixed for layer '" + name + "', which " + network.name() + " does not have")
                .toList();
    }

    /** One layer that reads from DRAM and writes to it, mapped and timed. */
    public Evaluated evaluate(Design design, Network network, LayerTask task) {
        return evaluate(design, network, task, Residency.NONE);
    }

    /** One layer, mapped and timed. */
    public Evaluated evaluate(Design design, Network network, LayerTask task, Residency residency) {
        return new LayerRuns(mapper, timer, change, design, network.name()).run(task, residency);
    }

    /**
     * A layer with its mapping and its time.
     *
     * @param mapped tiles and energy of the unit
     * @param timing cycles and their causes
     */
    public record Evaluated(Mapped mapped, Timing timing) {}
}
