package org.bitgauge.units.fabric;

import static java.lang.Math.multiplyExact;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableIntArray;

/**
 * One layer as a stage of a stream: a matrix that multiplies a vector at every position of every output row of an image.
 *
 * @param name of the layer
 * @param inputs columns of the matrix: values under the window
 * @param outputs rows of the matrix: channels of one group
 * @param vectors positions of one output row, times groups
 * @param needs for each output row of an image, how many rows of the stage before it must be complete
 * @param windowRows input rows that the window covers, which a buffer keeps
 * @param rowElements values of one input row
 * @param macs multiply-accumulates of one image
 */
public record StageShape(
        String name,
        long inputs,
        long outputs,
        long vectors,
        ImmutableIntArray needs,
        int windowRows,
        long rowElements,
        long macs) {
    public StageShape {
        requireNonNull(name, "name");
        requireNonNull(needs, "needs");
        if (inputs < 1 || outputs < 1 || vectors < 1 || needs.isEmpty() || windowRows < 1 || rowElements < 1) {
            throw new IllegalArgumentException("stage " + name + " needs a matrix, positions and rows");
        }
        for (int i = 0; i < needs.length(); i++) {
            if (needs.get(i) < 1 || (i > 0 && needs.get(i) < needs.get(i - 1))) {
                throw new IllegalArgumentException(
                        "rows of stage " + name + " need at least one row, never fewer later");
            }
        }
    }

    /** Output rows of an image. */
    public int rows() {
        return needs.length();
    }

    /** Cycles of one output row. */
    public long rowCycles(Folding folding) {
        return multiplyExact(vectors, multiplyExact(inputs / folding.simd(), outputs / folding.pe()));
    }

    /** Cycles of one image. */
    public long imageCycles(Folding folding) {
        return multiplyExact(rowCycles(folding), rows());
    }

    /** Weights. */
    public long weights() {
        return multiplyExact(inputs, outputs);
    }
}
