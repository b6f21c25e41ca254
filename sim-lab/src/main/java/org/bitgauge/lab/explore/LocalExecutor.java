package org.bitgauge.lab.explore;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Evaluates points on threads of this process, a bounded number of points ahead of the sink. */
@AutoService(PointExecutor.class)
public final class LocalExecutor implements PointExecutor {
    /** Name of this executor. */
    public static final String NAME = "local";

    private static final int AHEAD_PER_THREAD = 16;

    @Override
    public String typeName() {
        return NAME;
    }

    @Override
    public String doc() {
        return "On the threads of this machine.";
    }

    @Override
    public void run(Work work, RowSink sink) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(work.threads(), task -> {
            Thread thread = new Thread(task, "sweep");
            thread.setDaemon(true);
            return thread;
        });
        Grid grid = work.grid();
        try {
            Deque<Future<ImmutableList<PointRow>>> ahead = new ArrayDeque<>();
            long next = work.from();
            while (next < grid.size() || !ahead.isEmpty()) {
                while (next < grid.size() && ahead.size() < work.threads() * AHEAD_PER_THREAD) {
                    long point = next++;
                    ahead.add(pool.submit(() -> work.evaluate().apply(grid.document(point))));
                }
                sink.append(ahead.remove().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a point of the grid failed unexpectedly", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
