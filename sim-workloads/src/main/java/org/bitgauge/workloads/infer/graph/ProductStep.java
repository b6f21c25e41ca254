package org.bitgauge.workloads.infer.graph;

import java.util.Arrays;
import java.util.Optional;
import org.bitgauge.workloads.infer.kernels.TileKernel;
import org.bitgauge.workloads.infer.rounding.TensorRounder;

/** A layer with weights: rounds its input, sums products tile by tile, rounds its output. */
final class ProductStep implements LayerStep {
    private static final int TILE_VALUES = 1 << 16;
    private static final int MIN_TILE = 64;
    private static final int MAX_TILE = 512;

    /**
     * Where the tensors of the layer lie.
     *
     * @param in slot of the input
     * @param rounded slot of the rounded input; the input itself if nothing rounds it
     * @param out slot of the output
     * @param outer images of the input
     * @param axis channels of the input
     * @param inner values of a channel
     */
    record Places(int in, int rounded, int out, int outer, int axis, int inner) {}

    private final int index;
    private final Lowering lowering;
    private final LayerWeights weights;
    private final Places places;
    private final Optional<TensorRounder> activations;
    private final Optional<TensorRounder> outputs;
    private final double codeStep;
    private final int tile;

    ProductStep(
            int index,
            Lowering lowering,
            LayerWeights weights,
            Places places,
            Optional<TensorRounder> activations,
            Optional<TensorRounder> outputs,
            double codeStep) {
        this.index = index;
        this.lowering = lowering;
        this.weights = weights;
        this.places = places;
        this.activations = activations;
        this.outputs = outputs;
        this.codeStep = codeStep;
        int fitting = Math.max(MIN_TILE, Math.min(TILE_VALUES / lowering.reduction() / 16 * 16, MAX_TILE));
        this.tile = Math.min(fitting, lowering.columns());
    }

    @Override
    public TileKernel kernel() {
        return weights.kernels().kernel(lowering.reduction(), tile);
    }

    @Override
    public void run(Memory memory) {
        double[] in = memory.slots[places.in];
        int size = places.outer * places.axis * places.inner;
        memory.probe.input(index, in, size);
        double[] scales = new double[places.outer];
        if (places.rounded != places.in) {
            double[] copy = memory.slots[places.rounded];
            System.arraycopy(in, 0, copy, 0, size);
            in = copy;
        }
        round(in, scales);
        double[] out = memory.slots[places.out];
        TileKernel kernel = memory.kernels[index];
        for (int group = 0; group < lowering.groups(); group++) {
            for (int first = 0; first < lowering.columns(); first += tile) {
                tile(kernel, in, scales, group, first, out);
            }
        }
        memory.overflows[index] += kernel.takeOverflows();
        roundOutputs(out);
        memory.probe.output(index, out, lowering.columns() * lowering.outputs());
    }

    private void round(double[] in, double[] scales) {
        Arrays.fill(scales, 1);
        activations.ifPresent(r -> r.round(in, places.outer, places.axis, places.inner, scales));
        if (weights.kernels().onCodes()) {
            int each = places.axis * places.inner;
            for (int o = 0; o < places.outer; o++) {
                scales[o] *= codeStep;
                Prepared.toCodes(in, o * each, each, scales[o]);
            }
        }
    }

    private void tile(TileKernel kernel, double[] in, double[] scales, int group, int first, double[] out) {
        int n = Math.min(tile, lowering.columns() - first);
        lowering.fill(in, group, first, n, kernel.rows());
        double[] columnScales = new double[n];
        for (int j = 0; j < n; j++) {
            columnScales[j] = scales[(first + j) / lowering.columnsPerImage()];
        }
        kernel.begin(lowering.reduction(), n, columnScales);
        int perGroup = lowering.outputs() / lowering.groups();
        double[] sums = new double[n];
        for (int m = group * perGroup; m < (group + 1) * perGroup; m++) {
            kernel.sums(weights.rows()[m], weights.scales()[m], weights.biases()[m], sums);
            lowering.store(sums, m, first, n, out);
        }
    }

    private void roundOutputs(double[] out) {
        int images = lowering.columns() / lowering.columnsPerImage();
        outputs.ifPresent(
                r -> r.round(out, images, lowering.outputs(), lowering.columnsPerImage(), new double[images]));
    }
}
