package org.bitgauge.lab.explore;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * Evaluates the points of a grid on several threads and stores them in the order of the grid. The evaluation is a pure
 * function of the point, so neither threads nor interruptions change a byte of the store.
 */
public final class Sweep {
    private static final int AHEAD_PER_THREAD = 16;

    private final Grid grid;
    private final LongFunction<ImmutableList<PointRow>> evaluate;
    private final int threads;

    /** Evaluates each point with {@code evaluate}, which must be pure and thread-safe. */
    public Sweep(Grid grid, LongFunction<ImmutableList<PointRow>> evaluate, int threads) {
        this.grid = requireNonNull(grid, "grid");
        this.evaluate = requireNonNull(evaluate, "evaluate");
        if (threads < 1) {
            throw new IllegalArgumentException("a sweep needs at least one thread");
        }
        this.threads = threads;
    }

    /**
     * Evaluates what the store does not hold yet.
     *
     * @param finished is told how many points are finished, after each
     */
    public void run(PointStore store, LongConsumer finished) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "sweep");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Future<ImmutableList<PointRow>>> ahead = new ArrayDeque<>();
            long next = store.finished();
            while (store.finished() < grid.size()) {
                while (next < grid.size() && ahead.size() < threads * AHEAD_PER_THREAD) {
                    long point = next++;
                    ahead.add(pool.submit(() -> evaluate.apply(point)));
                }
                store.append(grid.values(store.finished()), ahead.remove().get());
                finished.accept(store.finished());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a point of the grid failed unexpectedly", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
