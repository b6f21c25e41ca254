package org.bitgauge.workloads.infer;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.infer.data.Samples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.graph.LayerProbe;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.bitgauge.workloads.onnx.OnnxGraph;

/**
 * Ranges of the tensors of each layer with products.
 *
 * @param activations range of the input, by layer
 * @param weights range of the weights, by layer; none where both operands are computed
 */
public record Calibration(ImmutableMap<String, Range> activations, ImmutableMap<String, Range> weights) {
    public Calibration {
        requireNonNull(activations, "activations");
        requireNonNull(weights, "weights");
    }

    /** Runs the network on samples and looks at the input of every layer. */
    public static Calibration of(InferenceModel model, Numerics numerics, Samples samples, int threads) {
        Range[] found = new Range[model.layers().size()];
        Arrays.fill(found, new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        LayerProbe probe = new LayerProbe() {
            @Override
            public void input(int layer, double[] values, int size) {
                Range own = new Range(values[0], values[0]).including(values, size);
                synchronized (found) {
                    found[layer] = found[layer].including(own);
                }
            }
        };
        new Inference(model, numerics).run(samples, threads, first -> probe);
        ImmutableMap.Builder<String, Range> activations = ImmutableMap.builder();
        ImmutableMap.Builder<String, Range> weights = ImmutableMap.builder();
        for (int i = 0; i < found.length; i++) {
            String layer = model.layers().get(i);
            activations.put(layer, found[i]);
            model.weights(layer).ifPresent(values -> weights.put(layer, range(values)));
        }
        return new Calibration(activations.buildOrThrow(), weights.buildOrThrow());
    }

    private static Range range(OnnxGraph.Constant constant) {
        double[] values = constant.values().toArray();
        return new Range(values[0], values[0]).including(values, values.length);
    }

    /** Range of the input of a layer. */
    public Range activations(String layer) {
        return of(activations, layer);
    }

    /** Range of the weights of a layer. */
    public Range weights(String layer) {
        return of(weights, layer);
    }

    private static Range of(ImmutableMap<String, Range> ranges, String layer) {
        Range range = ranges.get(layer);
        if (range == null) {
            throw new WorkloadException("there is no layer '" + layer + "' with such a tensor");
        }
        return range;
    }
}
