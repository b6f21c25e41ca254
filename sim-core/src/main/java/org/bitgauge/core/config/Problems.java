package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import java.util.TreeSet;

/** Collects everything wrong with an input, so that a user sees it all at once. */
public final class Problems {
    private static final int MOST = 100;
    private final TreeSet<Problem> found = new TreeSet<>();

    /** Adds a problem; equal ones count once, and only the first hundred in reading order are kept. */
    public void add(Problem problem) {
        found.add(problem);
        if (found.size() > MOST) {
            found.pollLast();
        }
    }

    /** Adds a problem at a place. */
    public void add(Location at, String path, String message, String remedy) {
        add(Problem.at(at, path, message, remedy));
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems by file, line and column. */
    public ImmutableList<Problem> sorted() {
        return ImmutableList.copyOf(found);
    }

    /** Throws what was collected, if anything. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(sorted());
        }
    }
}
