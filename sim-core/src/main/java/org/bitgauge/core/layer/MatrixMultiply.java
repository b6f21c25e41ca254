package org.bitgauge.core.layer;

import static java.lang.Math.multiplyExact;

/**
 * A matrix product: {@code batches} independent products of an activation matrix (rows x reduction) with a weight matrix
 * (reduction x columns). A fully connected layer has one batch and its images as rows; an attention product has one batch
 * per image and head and weights that another layer made.
 *
 * @param batches independent products
 * @param rows rows of the activations: images, tokens
 * @param reduction summed dimension
 * @param columns columns of the weights: output features
 * @param dynamicWeights whether the weight operand is made at run time by another layer
 * @param sharedWeights how many consecutive batches read the same weight matrix (heads of grouped-query attention), 1 if
 *     none; divides {@code batches}
 * @param bias whether one bias per column is added
 */
public record MatrixMultiply(
        long batches, long rows, long reduction, long columns, boolean dynamicWeights, long sharedWeights, boolean bias)
        implements Operation {
    public MatrixMultiply {
        Positive.check(batches, "batches");
        Positive.check(rows, "rows");
        Positive.check(reduction, "reduction");
        Positive.check(columns, "columns");
        Positive.check(sharedWeights, "shared weights");
        if (batches % sharedWeights != 0) {
            throw new IllegalArgumentException(
                    "shared weights (" + sharedWeights + ") must divide batches (" + batches + ")");
        }
    }

    /** A fully connected layer. */
    public static MatrixMultiply fullyConnected(long rows, long in, long out, boolean bias) {
        return new MatrixMultiply(1, rows, in, out, false, 1, bias);
    }

    @Override
    public String kind() {
        return dynamicWeights ? "matmul" : "gemm";
    }

    @Override
    public long reductionLength() {
        return reduction;
    }

    @Override
    public long macs() {
        return multiplyExact(outputElements(), reduction);
    }

    @Override
    public long weightElements() {
        return multiplyExact(batches / sharedWeights, multiplyExact(reduction, columns));
    }

    @Override
    public long parameters() {
        return dynamicWeights ? 0 : weightElements() + (bias ? multiplyExact(batches / sharedWeights, columns) : 0);
    }

    @Override
    public long activationElements() {
        return multiplyExact(batches, multiplyExact(rows, reduction));
    }

    @Override
    public long outputElements() {
        return multiplyExact(batches, multiplyExact(rows, columns));
    }
}
