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
        if (threads == 1) {
            return here(tasks);
        }
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
            throw unexpected(e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Without a thread of their own: a point of a sweep is one short task. */
    private static <T> ImmutableList<T> here(List<Callable<T>> tasks) throws InterruptedException {
        ImmutableList.Builder<T> results = ImmutableList.builder();
        for (Callable<T> task : tasks) {
            try {
                results.add(task.call());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw unexpected(e);
            }
        }
        return results.build();
    }

    private static RuntimeException unexpected(Exception e) {
        for (Throwable link : Throwables.getCausalChain(e)) {
            if (link instanceof ConfigException wrong) {
                return wrong;
            }
        }
        return new IllegalStateException("a run failed unexpectedly: " + Throwables.getRootCause(e), e);
    }
}
