package org.bitgauge.workloads.infer;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.infer.data.Samples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.graph.LayerProbe;
import org.bitgauge.workloads.infer.metrics.Fidelity;
import org.bitgauge.workloads.infer.rounding.Numerics;

/** How much noise other numbers bring to each layer's output: signal to quantisation noise in dB, layer by layer. */
public final class LayerFidelity {
    private LayerFidelity() {}

    /**
     * Compares the outputs of all layers on the same samples. Sums are taken batch by batch in the order of samples, so the
     * result does not depend on threads. Keeps the outputs of one network, so give some tens of samples.
     *
     * @return by layer, in the order of the graph; infinite where nothing differs
     */
    public static ImmutableMap<String, Double> sqnrDb(
            InferenceModel model, Numerics reference, Numerics other, Samples samples, int threads) {
        Map<Integer, double[][]> kept = new ConcurrentSkipListMap<>();
        int layers = model.layers().size();
        new Inference(model, reference).run(samples, threads, first -> new LayerProbe() {
            private final double[][] outputs = keep(kept, first, layers);

            @Override
            public void output(int layer, double[] values, int size) {
                outputs[layer] = Arrays.copyOf(values, size);
            }
        });
        Map<Integer, double[][]> sums = new ConcurrentSkipListMap<>();
        new Inference(model, other).run(samples, threads, first -> new LayerProbe() {
            private final double[][] own = keep(sums, first, layers);
            private final double[][] outputs = same(kept, first);

            @Override
            public void output(int layer, double[] values, int size) {
                own[layer] = sums(outputs[layer], values, size);
            }
        });
        ImmutableMap.Builder<String, Double> found = ImmutableMap.builder();
        for (int layer = 0; layer < layers; layer++) {
            double signal = 0;
            double noise = 0;
            for (double[][] batch : sums.values()) {
                signal += batch[layer][0];
                noise += batch[layer][1];
            }
            found.put(model.layers().get(layer), Fidelity.sqnrDb(signal, noise));
        }
        return found.buildOrThrow();
    }

    private static double[][] keep(Map<Integer, double[][]> kept, int first, int layers) {
        double[][] made = new double[layers][];
        kept.put(first, made);
        return made;
    }

    private static double[][] same(Map<Integer, double[][]> kept, int first) {
        double[][] found = kept.get(first);
        if (found == null) {
            throw new WorkloadException("the batches of two runs differ");
        }
        return found;
    }

    private static double[] sums(double[] reference, double[] values, int size) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < size; i++) {
            double difference = reference[i] - values[i];
            signal += reference[i] * reference[i];
            noise += difference * difference;
        }
        return new double[] {signal, noise};
    }
}
