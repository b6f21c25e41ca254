package org.bitgauge.lab.experiment;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.UncheckedExecutionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignSpec;

/**
 * Baselines that were run, to be shared between the points of a sweep: points that differ in what is under test alone have the
 * same baseline, and to run it is half of the work of a point. Holds as many as are about 100 MB; safe for many threads.
 */
final class Baselines {
    /** A layer of a result with its books is a few kilobytes. */
    private static final int MOST_LAYERS = 20_000;

    private final Cache<Key, Baseline> runs = CacheBuilder.newBuilder()
            .concurrencyLevel(1)
            .maximumWeight(MOST_LAYERS)
            .<Key, Baseline>weigher((key, baseline) -> baseline.run().layers().size())
            .build();

    /**
     * A baseline as built and run.
     *
     * @param design as built
     * @param run of the network on it
     */
    record Baseline(Design design, RunResult run) {}

    /** All that a baseline without values depends on. */
    private record Key(
            DesignSpec design,
            Network network,
            String profile,
            ImmutableList<LayerPrecision> precisions,
            EngineChoice engine) {}

    /** The baseline, run only if no point before had the same; one that looks at values is run each time. */
    Baseline get(DesignSpec design, Workload workload, EngineChoice engine, Supplier<Baseline> run) {
        if (!workload.values().stream().allMatch(LayerValues.NONE::equals)) {
            return run.get();
        }
        Key key = new Key(design, workload.network(), workload.profile(), workload.precisions(), engine);
        try {
            return runs.get(key, run::get);
        } catch (UncheckedExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
