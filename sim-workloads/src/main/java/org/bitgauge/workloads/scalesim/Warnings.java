package org.bitgauge.workloads.scalesim;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import org.bitgauge.workloads.WorkloadException;

/** Collects what is odd about one file, and makes the exceptions for what cannot be read. */
final class Warnings {
    private final String file;
    private final ImmutableList.Builder<ScaleSimWarning> found = ImmutableList.builder();

    Warnings(Path file) {
        this.file = file.toString();
    }

    void add(int line, String message) {
        found.add(new ScaleSimWarning(file, line, message));
    }

    WorkloadException error(int line, String message) {
        return new WorkloadException(new ScaleSimWarning(file, line, message).toString());
    }

    ImmutableList<ScaleSimWarning> all() {
        return found.build();
    }
}
