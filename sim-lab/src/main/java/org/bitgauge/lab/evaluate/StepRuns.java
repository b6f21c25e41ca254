package org.bitgauge.lab.evaluate;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.lab.evaluate.Evaluator.Evaluated;
import org.bitgauge.lab.residency.Step;
import org.bitgauge.lab.residency.StepCost;
import org.bitgauge.lab.residency.StepCosts;
import org.bitgauge.lab.residency.TensorGraph;

/** Costs of steps as the books of a run will show them. */
final class StepRuns implements StepCosts {
    private static final double BITS_PER_KIB = 8192;

    private final LayerRuns runs;
    private final ImmutableList<LayerTask> tasks;
    private final TensorGraph graph;
    private final Map<Question, Outcome> known = new HashMap<>();

    private record Question(int step, Residency residency) {}

    StepRuns(LayerRuns runs, ImmutableList<LayerTask> tasks, TensorGraph graph) {
        this.runs = runs;
        this.tasks = tasks;
        this.graph = graph;
    }

    @Override
    public Outcome of(int step, Residency residency) {
        Step what = graph.steps().get(step);
        Question question = new Question(step, what.tensor() < 0 ? Residency.NONE : residency);
        Outcome outcome = known.get(question);
        if (outcome == null) {
            outcome = outcome(what, question.residency());
            known.put(question, outcome);
        }
        return outcome;
    }

    private Outcome outcome(Step step, Residency residency) {
        Fusion fusion = new Fusion();
        StepCost cost = StepCost.NONE;
        for (int i = step.first(); i < step.end(); i++) {
            LayerTask task = tasks.get(i);
            Evaluated evaluated;
            try {
                Residency own = i == step.first() ? residency : Residency.NONE;
                evaluated = own.equals(Residency.NONE) ? runs.run(task, own) : runs.attempt(task, own);
            } catch (InfeasibleMappingException e) {
                return Outcome.shortage(shortage(step, residency, e));
            }
            Fusion.Exposed exposed = fusion.next(task.layer(), evaluated.timing());
            LayerResult closed = LayerAccounts.close(runs.design(), task, evaluated.mapped(), exposed, runs.engine());
            cost = cost.plus(
                    new StepCost(closed.cycles(), closed.energyPj(), closed.dramReadBits() + closed.dramWriteBits()));
        }
        return Outcome.of(cost);
    }

    /** The inequality, as {@code conv2: 1.2 MiB kept + 96 KiB for its tiles at the least > 512 KiB of buffer}. */
    private String shortage(Step step, Residency residency, InfeasibleMappingException e) {
        MemoryLevel home = graph.home().orElseThrow();
        if (!e.level().equals(home.name()) || e.neededBits() == 0) {
            return step.layer() + ": " + e.getMessage();
        }
        long own = residency.results().stay() && step.tensor() >= 0
                ? graph.tensors().get(step.tensor()).bits()
                : 0;
        return String.format(
                Locale.ROOT,
                "%s: %s kept + %s for its tiles at the least > %s of %s",
                step.layer(),
                size(residency.heldBits() + own),
                size(e.neededBits() - Math.min(own, e.neededBits())),
                size(home.capacityBits()),
                home.name());
    }

    private static String size(long bits) {
        return bits < BITS_PER_KIB ? bits + " bits" : String.format(Locale.ROOT, "%.1f KiB", bits / BITS_PER_KIB);
    }
}
