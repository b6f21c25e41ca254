package org.bitgauge.lab.experiment;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bitgauge.core.config.ConfigException;

/** Runs independent tasks on some threads and gives their results in the order of the tasks. */
public final class Tasks {
    private Tasks() {}

    /** Results in order; the first failure in that order is thrown, whichever happened first. */
    public static <T> ImmutableList<T> inOrder(List<Callable<T>> tasks, int threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> futures = tasks.stream().map(pool::submit).toList();
            ImmutableList.Builder<T> results = ImmutableList.builder();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results.build();
        } catch (ExecutionException e) {
            Throwable cause = Throwables.getRootCause(e);
            for (Throwable link : Throwables.getCausalChain(e)) {
                if (link instanceof ConfigException wrong) {
                    throw wrong;
                }
            }
            throw new IllegalStateException("a run failed unexpectedly: " + cause, e);
        } finally {
            pool.shutdownNow();
        }
    }
}
