package org.bitgauge.workloads.infer.kernels;

/**
 * Sums of products for a tile of outputs: one row of factors for each position of the reduction, one column for each
 * output, so that the inner loop runs over outputs. Belongs to one thread.
 */
public interface TileKernel {
    /** Where the activations go: row k holds the k-th factor of every column. */
    double[][] rows();

    /**
     * Called after {@link #rows} are filled.
     *
     * @param reduction rows in use
     * @param n columns in use
     * @param scales scale of the activations in each column, for arithmetic on codes
     */
    void begin(int reduction, int n, double[] scales);

    /**
     * One output of every column: {@code sums[j] = bias + sum over k of weights[k] * rows[k][j]}, in the kernel's
     * arithmetic, products in order of k, the bias last.
     *
     * @param weights factors; as codes where the arithmetic works on codes
     * @param weightScale scale of the weights, for arithmetic on codes
     */
    void sums(double[] weights, double weightScale, double bias, double[] sums);

    /** Additions that did not fit since the last call. */
    long takeOverflows();
}
