package org.bitgauge.workloads.infer.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.Granularity;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.infer.kernels.Kernels;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.bitgauge.workloads.infer.rounding.RowRounder;
import org.bitgauge.workloads.infer.rounding.Scaling;
import org.bitgauge.workloads.infer.rounding.TensorRounder;
import org.bitgauge.workloads.infer.rounding.TensorRounding;
import org.bitgauge.workloads.onnx.OnnxGraph;

/** A model's constants rounded once for given numerics; shared by the plans of all batch sizes. */
public final class Prepared {
    private final InferenceModel model;
    private final Numerics numerics;
    private final Map<String, double[]> constants = new LinkedHashMap<>();
    private final Map<String, LayerWeights> weights = new LinkedHashMap<>();
    private final Map<String, Kernels> kernels = new LinkedHashMap<>();

    /** Prepares a model; {@link WorkloadException} if the numerics name a layer that is not there. */
    public Prepared(InferenceModel model, Numerics numerics) {
        this.model = model;
        this.numerics = numerics;
        for (String layer : numerics.layers().keySet()) {
            if (!model.layers().contains(layer)) {
                throw new WorkloadException(model.file() + ": there is no layer '" + layer
                        + "' with products; there are " + String.join(", ", model.layers()));
            }
        }
    }

    LayerNumbers numbers(String layer) {
        return numerics.of(layer);
    }

    Optional<RowRounder> inputRounder() {
        return numerics.values().map(RowRounder::of);
    }

    /** What the output of every operator that computes is rounded by. */
    Optional<RowRounder> valueRounder() {
        return numerics.values()
                .map(RowRounder::of)
                .or(() -> numerics.single() ? Optional.of(RowRounder.of(FloatFormat.fp32())) : Optional.empty());
    }

    Kernels kernels(String layer) {
        return kernels.computeIfAbsent(
                layer, name -> new Kernels(numerics.of(name).accumulation()));
    }

    /** A constant as operators other than layers with products read it. */
    synchronized double[] constant(String name, OnnxGraph.Constant constant) {
        return constants.computeIfAbsent(name, key -> {
            double[] values = constant.values().toArray();
            if (constant.real()) {
                numerics.values().map(RowRounder::of).ifPresent(r -> r.round(values, values.length));
            }
            return values;
        });
    }

    /**
     * Weights of a layer.
     *
     * @param matrix one row of {@code channels * window} values for each output
     */
    synchronized LayerWeights weights(
            String layer, double[] matrix, int outputs, int channels, int window, double[] biases) {
        return weights.computeIfAbsent(layer, name -> {
            LayerNumbers numbers = numerics.of(name);
            double[] scales = new double[outputs];
            Arrays.fill(scales, 1);
            Optional<TensorRounding> rounding =
                    numbers.weights().or(() -> numerics.values().map(TensorRounding::of));
            double[] rounded = matrix.clone();
            rounding.ifPresent(r -> roundWeights(new TensorRounder(r), rounded, outputs, channels, window, scales));
            double[] bias = biases.clone();
            numbers.biases().or(() -> numerics.values().map(TensorRounding::of)).ifPresent(r -> new TensorRounder(r)
                    .round(bias, 1, bias.length, 1, new double[1]));
            Kernels arithmetic = kernels(name);
            if (arithmetic.onCodes()) {
                double step = step(name, rounding, "weights");
                for (int m = 0; m < outputs; m++) {
                    scales[m] *= step;
                    toCodes(rounded, m * channels * window, channels * window, scales[m]);
                }
            } else {
                Arrays.fill(scales, 1);
            }
            return new LayerWeights(rows(rounded, outputs, channels * window), scales, bias, arithmetic);
        });
    }

    private static void roundWeights(
            TensorRounder rounder, double[] values, int outputs, int channels, int window, double[] scales) {
        TensorRounding rounding = rounder.rounding();
        Granularity.Kind kind = rounding.granularity().kind();
        if (rounding.format() instanceof BlockFormat block) {
            double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
            TensorRounder fitted = new TensorRounder(TensorRounding.of(TensorRounder.fitted(block, largest)));
            fitted.round(values, outputs, channels, window, scales);
        } else if (kind == Granularity.Kind.GROUP) {
            rounder.round(values, outputs, channels, window, scales);
        } else if (kind == Granularity.Kind.CHANNEL && rounding.scaling() != Scaling.NONE) {
            rounder.channels(values, outputs, channels * window, scales);
        } else {
            double[] one = new double[1];
            rounder.round(values, 1, outputs * channels, window, one);
            Arrays.fill(scales, one[0]);
        }
    }

    /** Step of the codes of a fixed-point tensor. */
    double step(String layer, Optional<TensorRounding> rounding, String what) {
        Optional<NumberFormat> format = rounding.map(TensorRounding::format).or(numerics::values);
        boolean grouped = rounding.map(r -> r.granularity().kind() == Granularity.Kind.GROUP)
                .orElse(false);
        if (format.isPresent() && format.get() instanceof FixedPointFormat fixed && !grouped) {
            return fixed.step();
        }
        throw new WorkloadException("layer '" + layer + "': its accumulator adds integer codes, so its " + what
                + " must be in a fixed-point format with one scale for each sum, not "
                + format.map(NumberFormat::name).orElse("unrounded") + (grouped ? " in groups" : ""));
    }

    static void toCodes(double[] values, int from, int n, double scale) {
        for (int i = 0; i < n; i++) {
            values[from + i] = Math.rint(values[from + i] / scale);
        }
    }

    private static double[][] rows(double[] matrix, int outputs, int reduction) {
        double[][] rows = new double[outputs][];
        for (int m = 0; m < outputs; m++) {
            rows[m] = Arrays.copyOfRange(matrix, m * reduction, (m + 1) * reduction);
        }
        return rows;
    }
}
