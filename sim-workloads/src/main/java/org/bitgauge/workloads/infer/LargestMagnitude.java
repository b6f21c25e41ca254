package org.bitgauge.workloads.infer;

import java.util.concurrent.atomic.DoubleAccumulator;
import org.bitgauge.workloads.infer.data.Samples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.graph.LayerProbe;
import org.bitgauge.workloads.infer.rounding.Numerics;

/** The largest magnitude anywhere in a network: weights, biases, input and the output of every operator. */
public final class LargestMagnitude {
    private LargestMagnitude() {}

    /** Its exponent, floor(log2 of it), over all samples: where the top exponent of a format fitted to the network lies. */
    public static int exponent(InferenceModel model, Numerics numerics, Samples samples, int threads) {
        DoubleAccumulator largest = new DoubleAccumulator(Math::max, model.largestConstant());
        LayerProbe probe = new LayerProbe() {
            @Override
            public void value(double[] values, int size) {
                double found = 0;
                for (int i = 0; i < size; i++) {
                    found = Math.max(found, Math.abs(values[i]));
                }
                largest.accumulate(found);
            }
        };
        new Inference(model, numerics).run(samples, threads, first -> probe);
        return Math.getExponent(largest.get());
    }
}
