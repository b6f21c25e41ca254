package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.precision.LayerPrecision;

/**
 * Layers as a chain of stages: convolutions and fully connected layers as matrix-vector units, pooling as lanes of
 * comparators, activation functions and folded scales in the thresholds of the stage before.
 */
public final class StreamNetwork {
    private final String first;
    private final ImmutableList<Layer> layers;
    private final long inferences;
    private final ImmutableList<LayerPrecision> precisions;
    private final StageOptions builder;
    private final List<StreamStage> stages = new ArrayList<>();
    private int rowsBefore;

    private StreamNetwork(
            String first,
            ImmutableList<Layer> layers,
            long inferences,
            ImmutableList<LayerPrecision> precisions,
            StageOptions builder) {
        this.first = requireNonNull(first, "first");
        this.layers = requireNonNull(layers, "layers");
        this.inferences = inferences;
        this.precisions = requireNonNull(precisions, "precisions");
        this.builder = requireNonNull(builder, "builder");
    }

    /**
     * The stages.
     *
     * @param input name by which the first layer reads the input
     * @param layers in order
     * @param inferences inputs that one pass of the layers computes
     * @param precisions one for each layer
     * @throws IllegalArgumentException for a layer that no unit here computes, or a network that branches
     */
    public static ImmutableList<StreamStage> stages(
            String input,
            ImmutableList<Layer> layers,
            long inferences,
            ImmutableList<LayerPrecision> precisions,
            StageOptions builder) {
        return new StreamNetwork(input, layers, inferences, precisions, builder).build();
    }

    private ImmutableList<StreamStage> build() {
        String last = first;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer.inputs().size() != 1 || !layer.inputs().get(0).equals(last)) {
                throw new IllegalArgumentException("layer " + layer.name()
                        + " does not read the layer before it alone, and streams here are chains; run the network on an"
                        + " overlay or on silicon");
            }
            last = layer.name();
            put(layer, precisions.get(i), outputsOf(i));
        }
        return ImmutableList.copyOf(stages);
    }

    /** Where results are read, activation functions in between passed over. */
    private LayerPrecision outputsOf(int index) {
        int i = index;
        while (i + 1 < layers.size() && layers.get(i + 1).operation() instanceof VectorOperation v && v.fusible()) {
            i++;
        }
        return precisions.get(i);
    }

    private void put(Layer layer, LayerPrecision precision, LayerPrecision results) {
        StageFormats formats = new StageFormats(
                precision.weights().format(),
                precision.activations().format(),
                precision.partialSums().format(),
                results.outputs().format());
        if (layer.operation() instanceof VectorOperation v) {
            if (v.fusible() && !stages.isEmpty()) {
                StreamStage before = stages.remove(stages.size() - 1);
                stages.add(new StreamStage(
                        before.layer(),
                        before.precision(),
                        before.shape(),
                        before.formats(),
                        before.options(),
                        ImmutableList.<String>builder()
                                .addAll(before.absorbed())
                                .add(layer.name())
                                .build()));
                return;
            }
            StageShape shape = pooling(layer, v);
            add(
                    layer,
                    precision,
                    shape,
                    formats,
                    PoolingOptions.of(layer, v, shape, formats.activations(), perImage(v)));
            return;
        }
        StageShape shape = layer.operation() instanceof Convolution c ? convolution(layer, c) : matrix(layer);
        add(layer, precision, shape, formats, builder.of(shape, formats));
    }

    private void add(
            Layer layer,
            LayerPrecision precision,
            StageShape shape,
            StageFormats formats,
            ImmutableList<StageOption> options) {
        stages.add(new StreamStage(layer, precision, shape, formats, options, ImmutableList.of()));
        rowsBefore = shape.rows();
    }

    private StageShape convolution(Layer layer, Convolution c) {
        int inRows = (int) c.in().height();
        int before = rowsBefore == 0 ? inRows : rowsBefore;
        long span = c.dilation().height() * (c.kernel().height() - 1) + 1;
        ImmutableIntArray.Builder needs = ImmutableIntArray.builder();
        for (long v = 0; v < c.out().height(); v++) {
            long rows = Math.max(
                    1,
                    Math.min(
                            inRows, v * c.stride().height() + span - c.padding().top()));
            needs.add((int) Math.max(1, (rows * before + inRows - 1) / inRows));
        }
        long taps = c.reductionLength();
        return new StageShape(
                layer.name(),
                taps,
                c.outChannels() / c.groups(),
                Math.multiplyExact(c.out().width(), c.groups()),
                needs.build(),
                (int) Math.min(before, Math.max(1, (span * before + inRows - 1) / inRows)),
                Math.multiplyExact(c.inChannels(), c.in().width()),
                c.macs() / c.batch());
    }

    private StageShape matrix(Layer layer) {
        MatrixMultiply m = (MatrixMultiply) layer.operation();
        long vectors = m.rows() * m.batches() / inferences;
        if (m.dynamicWeights() || m.batches() > 1 || vectors != 1 || m.rows() % inferences != 0) {
            throw new IllegalArgumentException(
                    "layer " + layer.name() + " is no product of one vector an image with stored"
                            + " weights, which alone a stream computes; run the network on an overlay or on silicon");
        }
        int before = Math.max(1, rowsBefore);
        return new StageShape(
                layer.name(),
                m.reduction(),
                m.columns(),
                1,
                ImmutableIntArray.of(before),
                before,
                Math.max(1, (m.reduction() + before - 1) / before),
                m.macs() / inferences);
    }

    private long perImage(VectorOperation v) {
        return v.inputElements() / inferences;
    }

    /** Windows of pooling are not kept in networks; rows shrink with the square root of the elements. */
    private StageShape pooling(Layer layer, VectorOperation v) {
        int before = Math.max(1, rowsBefore);
        double shrink = Math.sqrt((double) v.outputElements() / v.inputElements());
        int rows = (int) Math.max(1, Math.round(before * shrink));
        ImmutableIntArray.Builder needs = ImmutableIntArray.builder();
        int window = 1;
        int done = 0;
        for (int r = 0; r < rows; r++) {
            int need = (int) ((long) (r + 1) * before / rows);
            window = Math.max(window, need - done);
            done = need;
            needs.add(Math.max(1, need));
        }
        return new StageShape(layer.name(), 1, 1, 1, needs.build(), window, Math.max(1, perImage(v) / before), 0);
    }
}
