package org.bitgauge.core.schedule;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/** The order of tiles, run-length encoded as a tree of repetitions. */
public sealed interface Loop {
    /** How many tiles it stands for. */
    long tiles();

    /**
     * The same tile kind several times in a row.
     *
     * @param times at least 1
     * @param kind index in {@link Schedule#kinds}
     */
    record Run(long times, int kind) implements Loop {
        public Run {
            if (times < 1 || kind < 0) {
                throw new IllegalArgumentException("a run repeats a kind at least once");
            }
        }

        @Override
        public long tiles() {
            return times;
        }
    }

    /**
     * A sequence several times in a row.
     *
     * @param times at least 1
     * @param body what is repeated, not empty
     */
    record Repeat(long times, ImmutableList<Loop> body) implements Loop {
        public Repeat {
            requireNonNull(body, "body");
            if (times < 1 || body.isEmpty()) {
                throw new IllegalArgumentException("a repetition has a body and happens at least once");
            }
        }

        @Override
        public long tiles() {
            long sum = 0;
            for (Loop part : body) {
                sum = Math.addExact(sum, part.tiles());
            }
            return Math.multiplyExact(times, sum);
        }
    }
}
