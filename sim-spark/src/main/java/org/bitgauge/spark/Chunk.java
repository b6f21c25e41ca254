package org.bitgauge.spark;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import org.bitgauge.core.config.YamlNode;
import org.bitgauge.lab.explore.PointFunction;
import org.bitgauge.lab.explore.PointRow;

/**
 * Consecutive points of a grid, evaluated by one task. Their documents share what they have in common, also on the wire.
 *
 * @param documents one for each point
 */
record Chunk(ImmutableList<YamlNode> documents) implements Serializable {
    Chunk {
        requireNonNull(documents, "documents");
    }

    /**
     * What a task brings back.
     *
     * @param rows of each point, in order
     * @param elapsedNs what the task took; steers the size of later chunks and nothing else
     */
    record Done(ImmutableList<ImmutableList<PointRow>> rows, long elapsedNs) implements Serializable {}

    /** Evaluates the points one after the other. */
    Done evaluate(PointFunction function) {
        long start = System.nanoTime();
        ImmutableList<ImmutableList<PointRow>> rows =
                documents.stream().map(function).collect(ImmutableList.toImmutableList());
        return new Done(rows, System.nanoTime() - start);
    }
}
