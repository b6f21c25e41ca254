package org.bitgauge.workloads.infer.graph;

/**
 * Rows of features times a matrix.
 *
 * @param columns rows of features of all images
 * @param columnsPerImage rows of features of one image
 * @param reduction features in
 * @param outputs features out
 */
record DenseLowering(int columns, int columnsPerImage, int reduction, int outputs) implements Lowering {
    @Override
    public int groups() {
        return 1;
    }

    @Override
    public void fill(double[] in, int group, int first, int n, double[][] rows) {
        for (int j = 0; j < n; j++) {
            int from = (first + j) * reduction;
            for (int k = 0; k < reduction; k++) {
                rows[k][j] = in[from + k];
            }
        }
    }

    @Override
    public void store(double[] sums, int output, int first, int n, double[] out) {
        for (int j = 0; j < n; j++) {
            out[(first + j) * outputs + output] = sums[j];
        }
    }
}
