package org.bitgauge.lab.explore;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.bitgauge.core.config.Named;

/**
 * Where the points of a grid are evaluated; found by {@link java.util.ServiceLoader}. The evaluation is a pure function of
 * the point and the sink takes points in the order of the grid, so no executor can change a byte of the result.
 */
public interface PointExecutor extends Named {
    /**
     * Evaluates every point of the work and hands its rows over in the order of the grid.
     *
     * @throws IllegalStateException when a point fails in a way that its rows cannot tell
     */
    void run(Work work, RowSink sink) throws IOException, InterruptedException;

    /**
     * What is left of a sweep.
     *
     * @param grid all points
     * @param from first point that is wanted; all after it are
     * @param evaluate rows of a point's document
     * @param threads of this machine that may be used
     */
    record Work(Grid grid, long from, PointFunction evaluate, int threads) {
        public Work {
            requireNonNull(grid, "grid");
            requireNonNull(evaluate, "evaluate");
            if (threads < 1) {
                throw new IllegalArgumentException("a sweep needs at least one thread");
            }
            if (from < 0 || from > grid.size()) {
                throw new IllegalArgumentException("the grid has " + grid.size() + " points, " + from + " is none");
            }
        }
    }
}
