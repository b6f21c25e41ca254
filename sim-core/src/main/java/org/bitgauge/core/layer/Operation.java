package org.bitgauge.core.layer;

/** What a layer computes, as loop bounds and tensor sizes; a closed algebra, so that every tool can be exhaustive. */
public sealed interface Operation permits Convolution, MatrixMultiply, VectorOperation {
    /** Name as printed in tables, for example {@code conv}, {@code depthwise}, {@code gemm}, {@code softmax}. */
    String kind();

    /** Multiply-accumulates; 0 for vector work. */
    long macs();

    /** Elements of the weight operand; 0 for vector work without parameters. */
    long weightElements();

    /** Trained parameters including biases; 0 where the weight operand is made by another layer. */
    long parameters();

    /** Elements of the input operand, each counted once, without padding. */
    long activationElements();

    /** Elements of the result. */
    long outputElements();

    /** Products summed into one output; 1 for vector work. */
    long reductionLength();
}
