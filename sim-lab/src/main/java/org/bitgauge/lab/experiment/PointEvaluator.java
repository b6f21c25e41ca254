package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.YamlNode;
import org.bitgauge.lab.evaluate.EvaluationException;
import org.bitgauge.lab.explore.PointFunction;
import org.bitgauge.lab.explore.PointRow;

/**
 * From the document of a design point to its rows: bound and run as an experiment of its own. Pure, and safe for many
 * threads; costs of memories and baselines are shared between points.
 */
public final class PointEvaluator implements PointFunction {
    private static final long serialVersionUID = 1L;

    private final transient ExperimentTypes types;
    private final transient ExperimentRunner runner;

    /** Evaluates points of experiments of these types. */
    public PointEvaluator(ExperimentTypes types) {
        this.types = requireNonNull(types, "types");
        this.runner = new ExperimentRunner(types, Optional.of(new Baselines()));
    }

    /** Rows of the runs, or one row that says why the point has none. */
    @Override
    public ImmutableList<PointRow> apply(YamlNode document) {
        try {
            Bound<ExperimentSpec> bound = types.binder().bind(document, ExperimentSpec.class);
            return PointRows.of(bound.value(), runner.run(bound, 1));
        } catch (ConfigException e) {
            return ImmutableList.of(PointRow.failed(e.problems().get(0).message()));
        } catch (EvaluationException | IllegalArgumentException | ArithmeticException e) {
            return ImmutableList.of(PointRow.failed(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Elsewhere it is made anew, of what is on the class path there. */
    private Object writeReplace() {
        return new Travelling();
    }

    private record Travelling() implements Serializable {
        private Object readResolve() {
            return new PointEvaluator(ExperimentTypes.load());
        }
    }
}
