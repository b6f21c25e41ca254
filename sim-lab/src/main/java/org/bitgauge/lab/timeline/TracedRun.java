package org.bitgauge.lab.timeline;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.result.RunResult;

/**
 * A run with the schedules of its layers.
 *
 * @param run by the event engine
 * @param layers in the order of the run
 */
public record TracedRun(RunResult run, ImmutableList<TracedLayer> layers) {
    public TracedRun {
        requireNonNull(run, "run");
        if (layers.size() != run.layers().size()) {
            throw new IllegalArgumentException("every layer of a traced run has its schedule");
        }
    }

    /** Whether the layer runs, in part at least, beside an earlier one; its tiles are not shown. */
    boolean hidden(int layer) {
        return layers.get(layer).cycles() != run.layers().get(layer).cycles();
    }
}
