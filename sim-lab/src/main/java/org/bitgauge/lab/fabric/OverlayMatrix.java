package org.bitgauge.lab.fabric;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.units.fabric.OverlayArray;

/**
 * A layer of an overlay: its matrix, and how many vectors it multiplies for one image.
 *
 * @param layer the layer
 * @param precision its formats
 * @param inputs columns of the matrix
 * @param outputs rows of the matrix
 * @param vectors vectors for one image
 */
record OverlayMatrix(Layer layer, LayerPrecision precision, long inputs, long outputs, long vectors) {
    /** Those of a network, in its order; work on vectors has none. */
    static ImmutableList<OverlayMatrix> of(FabricWorkload work) {
        ImmutableList.Builder<OverlayMatrix> matrices = ImmutableList.builder();
        for (int i = 0; i < work.network().layers().size(); i++) {
            Layer layer = work.network().layers().get(i);
            long images = work.network().inferences();
            if (layer.operation() instanceof Convolution c) {
                matrices.add(new OverlayMatrix(
                        layer,
                        work.precisions().get(i),
                        c.reductionLength(),
                        c.outChannels() / c.groups(),
                        Math.multiplyExact(c.out().area(), c.groups())));
            } else if (layer.operation() instanceof MatrixMultiply m) {
                matrices.add(new OverlayMatrix(
                        layer, work.precisions().get(i), m.reduction(), m.columns(), m.rows() * m.batches() / images));
            } else if (!(layer.operation() instanceof VectorOperation)) {
                throw new IllegalStateException(
                        "no overlay computes " + layer.operation().kind());
            }
        }
        ImmutableList<OverlayMatrix> all = matrices.build();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("the network has no layer with multiply-accumulates");
        }
        return all;
    }

    long cycles(OverlayArray array) {
        return Math.multiplyExact(
                vectors, rowBlocks(array) * up(inputs, array.folding().simd()));
    }

    long rowBlocks(OverlayArray array) {
        return up(outputs, array.folding().pe());
    }

    long weightBits() {
        return (long) Math.ceil(inputs * outputs * precision.weights().format().bitsPerElement());
    }

    private static long up(long value, long unit) {
        return (value + unit - 1) / unit;
    }
}
