package org.bitgauge.lab.search;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Optional;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.values.CodeDistribution;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.ValueKnowledge;
import org.bitgauge.workloads.infer.Inference;
import org.bitgauge.workloads.infer.data.Samples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.graph.LayerProbe;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.bitgauge.workloads.onnx.OnnxGraph;

/**
 * How often each code of a layer's operands occurs, in whatever fixed point is asked for: from all weights, and from the
 * activations of the first few samples. Neighbours are taken to be independent.
 */
final class ObservedCodes {
    private static final int SAMPLES = 8;

    private final ImmutableMap<String, ImmutableDoubleArray> activations;
    private final ImmutableMap<String, ImmutableDoubleArray> weights;

    private ObservedCodes(
            ImmutableMap<String, ImmutableDoubleArray> activations,
            ImmutableMap<String, ImmutableDoubleArray> weights) {
        this.activations = activations;
        this.weights = weights;
    }

    /** Runs the first samples and keeps the inputs of every layer. */
    static ObservedCodes of(InferenceModel model, Numerics numerics, Samples samples) {
        int layers = model.layers().size();
        ImmutableDoubleArray.Builder[] seen = new ImmutableDoubleArray.Builder[layers];
        for (int layer = 0; layer < layers; layer++) {
            seen[layer] = ImmutableDoubleArray.builder();
        }
        LayerProbe probe = new LayerProbe() {
            @Override
            public void input(int layer, double[] values, int size) {
                for (int i = 0; i < size; i++) {
                    seen[layer].add(values[i]);
                }
            }
        };
        new Inference(model, numerics).run(first(samples), 1, sample -> probe);
        ImmutableMap.Builder<String, ImmutableDoubleArray> activations = ImmutableMap.builder();
        ImmutableMap.Builder<String, ImmutableDoubleArray> weights = ImmutableMap.builder();
        for (int layer = 0; layer < layers; layer++) {
            String name = model.layers().get(layer);
            activations.put(name, seen[layer].build());
            model.weights(name).map(OnnxGraph.Constant::values).ifPresent(values -> weights.put(name, values));
        }
        return new ObservedCodes(activations.buildOrThrow(), weights.buildOrThrow());
    }

    private static Samples first(Samples samples) {
        int count = Math.min(SAMPLES, samples.count());
        return new Samples() {
            @Override
            public String name() {
                return samples.name();
            }

            @Override
            public int count() {
                return count;
            }

            @Override
            public ImmutableIntArray shape() {
                return samples.shape();
            }

            @Override
            public void read(int index, double[] into, int offset) {
                samples.read(index, into, offset);
            }
        };
    }

    /** What is known of a layer's operands in the formats of its profile; nothing where they are no fixed point. */
    LayerValues of(String layer, LayerPrecision precision) {
        return new LayerValues(
                known(
                        Optional.ofNullable(activations.get(layer)),
                        precision.activations().format()),
                known(
                        Optional.ofNullable(weights.get(layer)),
                        precision.weights().format()));
    }

    private static ValueKnowledge known(Optional<ImmutableDoubleArray> values, NumberFormat format) {
        NumberFormat element = format instanceof BlockedFormat blocked ? blocked.element() : format;
        if (values.isEmpty()
                || values.get().isEmpty()
                || !(element instanceof FixedPointFormat fixed)
                || fixed.bits() > CodeDistribution.MOST_BITS) {
            return ValueKnowledge.NONE;
        }
        return new ValueKnowledge.Expected(codes(values.get(), fixed), 1, "values of the network under search");
    }

    private static CodeDistribution codes(ImmutableDoubleArray values, FixedPointFormat format) {
        int lowest = (int) Math.rint(format.quantize(Double.NEGATIVE_INFINITY) / format.step());
        int highest = (int) Math.rint(format.quantize(Double.POSITIVE_INFINITY) / format.step());
        double[] shares = new double[highest - lowest + 1];
        for (int i = 0; i < values.length(); i++) {
            int code = (int) Math.rint(format.quantize(values.get(i)) / format.step());
            shares[code - lowest] += 1.0 / values.length();
        }
        return new CodeDistribution(
                format.bits(), format.fractionBits(), format.signed(), lowest, ImmutableDoubleArray.copyOf(shares));
    }
}
