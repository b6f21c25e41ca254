package org.bitgauge.lab.evaluate;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.Mapper;
import org.bitgauge.core.unit.MappingRequest;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.evaluate.Evaluator.Evaluated;

/** Layers of one design, mapped and timed; those of the same shape, formats and residency once. */
final class LayerRuns {
    private final Mapper mapper;
    private final LayerTimer timer;
    private final ScheduleChange change;
    private final Design design;
    private final String network;
    private final Map<Shape, Evaluated> known = new HashMap<>();

    LayerRuns(Mapper mapper, LayerTimer timer, ScheduleChange change, Design design, String network) {
        this.mapper = mapper;
        this.timer = timer;
        this.change = change;
        this.design = design;
        this.network = network;
    }

    Design design() {
        return design;
    }

    String engine() {
        return timer.name();
    }

    /**
     * A layer, mapped and timed.
     *
     * @throws EvaluationException when it cannot run; it names the layer and what would help
     */
    Evaluated run(LayerTask task, Residency residency) {
        try {
            return attempt(task, residency);
        } catch (InfeasibleMappingException e) {
            throw failure(task, e);
        }
    }

    private EvaluationException failure(LayerTask task, Exception e) {
        return new EvaluationException(design.name(), network, task.layer().name(), String.valueOf(e.getMessage()), e);
    }

    /**
     * A layer, mapped and timed.
     *
     * @throws InfeasibleMappingException if no tile of it, or not the mapping that is given, fits beside what is kept
     * @throws EvaluationException when it cannot run at all
     */
    Evaluated attempt(LayerTask task, Residency residency) throws InfeasibleMappingException {
        String fixed = design.mapping().fixed().getOrDefault(task.layer().name(), "");
        Shape shape = Shape.of(task, fixed, residency);
        Evaluated evaluated = known.get(shape);
        if (evaluated == null) {
            Optional<Evaluated> roomy =
                    residency.heldBits() > 0 && fixed.isEmpty() ? besideHeld(task, residency) : Optional.empty();
            evaluated = roomy.isPresent() ? roomy.get() : fresh(task, residency);
            known.put(shape, evaluated);
        }
        return evaluated;
    }

    private Evaluated fresh(LayerTask task, Residency residency) throws InfeasibleMappingException {
        try {
            Mapped mapped = mapper.map(task, design.machine(), request(task).withResidency(residency));
            return new Evaluated(mapped, timer.time(design, task, change.apply(design, mapped.schedule())));
        } catch (IllegalArgumentException e) {
            throw failure(task, e);
        }
    }

    private MappingRequest request(LayerTask task) {
        return design.mappingOf(task.layer().name());
    }

    /** The mapping that is best with all of the memory, where it fits beside what is kept: no other is better then. */
    private Optional<Evaluated> besideHeld(LayerTask task, Residency residency) throws InfeasibleMappingException {
        Evaluated roomy = attempt(task, residency.holding(0));
        try {
            MappingRequest asGiven = new MappingRequest(
                    residency,
                    request(task).goal(),
                    Optional.of(roomy.mapped().schedule().description()));
            mapper.map(task, design.machine(), asGiven);
            return Optional.of(roomy);
        } catch (InfeasibleMappingException e) {
            return Optional.empty();
        }
    }

    private record Shape(
            Operation operation, ImmutableList<String> formats, LayerValues values, String fixed, Residency residency) {
        static Shape of(LayerTask task, String fixed, Residency residency) {
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
                    fixed,
                    residency);
        }
    }
}
