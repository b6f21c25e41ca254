package org.bitgauge.workloads.infer.graph;

/** A layer with products as a product of matrices: which activation meets which weight, and where a sum goes. */
interface Lowering {
    /** Groups, each with its own inputs and outputs. */
    int groups();

    /** Outputs in all groups: rows of weights. */
    int outputs();

    /** Products in a sum. */
    int reduction();

    /** Sums of one output: positions of all images. */
    int columns();

    /** Positions of one image. */
    int columnsPerImage();

    /** Fills the first {@code n} places of {@code reduction} rows with what the columns from {@code first} multiply. */
    void fill(double[] in, int group, int first, int n, double[][] rows);

    /** Puts the sums of one output in their places. */
    void store(double[] sums, int output, int first, int n, double[] out);
}
