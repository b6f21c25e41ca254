package org.bitgauge.lab.evaluate;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.Mapper;
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
        Map<Shape, Evaluated> known = new HashMap<>();
        ImmutableList.Builder<LayerResult> layers = ImmutableList.builder();
        Set<String> notes = new LinkedHashSet<>(design.notes());
        notes.addAll(unknown(design, network));
        Fusion fusion = new Fusion();
        for (int i = 0; i < precisions.size(); i++) {
            Layer layer = network.layers().get(i);
            LayerTask task = new LayerTask(layer, precisions.get(i), values.get(i));
            Shape shape = Shape.of(task, design.mapping().fixed().getOrDefault(layer.name(), ""));
            Evaluated evaluated = known.get(shape);
            if (evaluated == null) {
                evaluated = evaluate(design, network, task);
                known.put(shape, evaluated);
            }
            notes.addAll(evaluated.mapped().notes());
            Fusion.Exposed exposed = fusion.next(layer, evaluated.timing());
            layers.add(LayerAccounts.close(design, task, evaluated.mapped(), exposed, timer.name()));
        }
        return new RunResult(
                design.name(),
                network.name(),
                profile,
                design.clockHz(),
                inferences,
                layers.build(),
                design.area(),
                ImmutableList.copyOf(notes));
    }

    private static List<String> unknown(Design design, Network network) {
        Set<String> names = new TreeSet<>(design.mapping().fixed().keySet());
        network.layers().forEach(layer -> names.remove(layer.name()));
        return names.stream()
                .map(name -> "a mapping is fixed for layer '" + name + "', which " + network.name() + " does not have")
                .toList();
    }

    /** One layer, mapped and timed. */
    public Evaluated evaluate(Design design, Network network, LayerTask task) {
        try {
            Mapped mapped = mapper.map(
                    task, design.machine(), design.mappingOf(task.layer().name()));
            return new Evaluated(mapped, timer.time(design, task, change.apply(design, mapped.schedule())));
        } catch (InfeasibleMappingException | IllegalArgumentException e) {
            throw new EvaluationException(
                    design.name(), network.name(), task.layer().name(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * A layer with its mapping and its time.
     *
     * @param mapped tiles and energy of the unit
     * @param timing cycles and their causes
     */
    public record Evaluated(Mapped mapped, Timing timing) {}

    private record Shape(Operation operation, ImmutableList<String> formats, LayerValues values, String fixed) {
        static Shape of(LayerTask task, String fixed) {
            LayerPrecision p = task.precision();
            return new Shape(
                    task.layer().operation(),
                    ImmutableList.of(
                            p.weights().format().name(),
                            p.activations().format().name(),
                            p.partialSums().format().name(),
                            p.outputs().format().name(),
                            p.products().map(String::valueOf).orElse("")),
                    task.values(),
                    fixed);
        }
    }
}
