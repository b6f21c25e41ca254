package org.bitgauge.workloads.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the same work on several threads and waits for all. */
final class Workers {
    private Workers() {}

    static void run(Runnable work, int threads) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable guarded = () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            Thread thread = new Thread(guarded, "inference-" + i);
            thread.setDaemon(true);
            thread.start();
            others.add(thread);
        }
        guarded.run();
        join(others);
        Throwable found = failure.get();
        if (found instanceof Error error) {
            throw error;
        }
        if (found instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while samples were computed", e);
            }
        }
    }
}
