package org.bitgauge.workloads.infer.graph;

import java.util.Optional;

/** Where one batch may begin instead of at its input, and where it should be kept; called by one thread. */
public interface Checkpoints {
    /** Begins at the input and keeps nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<Checkpoint> deepest() {
            return Optional.empty();
        }

        @Override
        public boolean wants(int layer) {
            return false;
        }

        @Override
        public void keep(Checkpoint checkpoint) {}
    };

    /** The last one that this batch can begin at. */
    Optional<Checkpoint> deepest();

    /** Whether the batch should be kept as it is before a layer. */
    boolean wants(int layer);

    /** Keeps it. */
    void keep(Checkpoint checkpoint);
}
