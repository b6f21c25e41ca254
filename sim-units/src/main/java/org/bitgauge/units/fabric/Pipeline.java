package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;

/**
 * Stages of a stream in time. Each makes the rows of an image one after another; a row starts when the rows it needs are there
 * and there is room for it.
 *
 * @param stages from the input on; the first is what delivers images
 */
public record Pipeline(ImmutableList<Stage> stages) {
    public Pipeline {
        requireNonNull(stages, "stages");
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a pipeline has at least one stage");
        }
    }

    /**
     * A stage.
     *
     * @param name in ledgers
     * @param rowCycles cycles of one output row
     * @param needs rows of the stage before that each row needs; for the first stage its length alone counts
     * @param windowRows rows of the stage before that it still reads when it makes a row
     * @param bufferRows rows of the stage before that it can hold
     */
    public record Stage(String name, long rowCycles, ImmutableIntArray needs, int windowRows, int bufferRows) {
        public Stage {
            requireNonNull(name, "name");
            if (rowCycles < 1 || needs.isEmpty() || bufferRows < windowRows) {
                throw new IllegalArgumentException(
                        "stage " + name + " needs time, rows, and a buffer for its window of " + windowRows);
            }
        }

        /** Cycles of one image. */
        public long imageCycles() {
            return Math.multiplyExact(rowCycles, (long) needs.length());
        }
    }

    /** Cycles of an image in the slowest stage: the interval between images. */
    public long interval() {
        return stages.stream().mapToLong(Stage::imageCycles).max().orElse(0);
    }

    /** The slowest stage. */
    public Stage slowest() {
        Stage slowest = stages.get(0);
        for (Stage stage : stages) {
            if (stage.imageCycles() > slowest.imageCycles()) {
                slowest = stage;
            }
        }
        return slowest;
    }

    /** Cycles from the start of one image to its last result, with nothing before it. */
    public long latency() {
        long[] done = new long[] {0};
        for (int s = 0; s < stages.size(); s++) {
            Stage stage = stages.get(s);
            long[] rows = new long[stage.needs().length()];
            long free = 0;
            for (int r = 0; r < rows.length; r++) {
                long ready =
                        s == 0 ? 0 : done[Math.min(done.length, stage.needs().get(r)) - 1];
                free = Math.max(free, ready) + stage.rowCycles();
                rows[r] = free;
            }
            done = rows;
        }
        return done[done.length - 1];
    }

    /**
     * Cycles of so many images in closed form: the latency of one and the interval for each further one. A lower bound; exact
     * where every stage can hold two images of its input.
     */
    public long cycles(long images) {
        return Math.addExact(latency(), Math.multiplyExact(images - 1, interval()));
    }
}
