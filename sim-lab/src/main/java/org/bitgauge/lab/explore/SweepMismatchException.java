package org.bitgauge.lab.explore;

import java.nio.file.Path;

/** A store of finished points belongs to another sweep. */
public final class SweepMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For the store at this path. */
    public SweepMismatchException(Path store) {
        super(
                store
                        + " holds points of another sweep (its configuration differs); choose another output folder or delete it");
    }

    /** A line that no sweep wrote. */
    SweepMismatchException(Path store, int line) {
        super(store + ":" + line + ": a damaged line; delete it and all after it, or choose another output folder");
    }
}
