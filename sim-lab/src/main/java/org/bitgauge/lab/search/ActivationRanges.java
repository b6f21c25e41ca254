package org.bitgauge.lab.search;

import com.google.common.collect.ImmutableList;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.graph.LayerProbe;

/** Largest magnitude and sign of the inputs of each layer, over all the data that was run. */
final class ActivationRanges {
    private final ImmutableList<String> layers;
    private final double[] largest;
    private final boolean[] negative;

    ActivationRanges(InferenceModel model) {
        this.layers = model.layers();
        this.largest = new double[layers.size()];
        this.negative = new boolean[layers.size()];
    }

    /** A probe of one batch. */
    LayerProbe probe(int firstSample) {
        return new LayerProbe() {
            @Override
            public void input(int layer, double[] values, int size) {
                double high = 0;
                double low = 0;
                for (int i = 0; i < size; i++) {
                    high = Math.max(high, values[i]);
                    low = Math.min(low, values[i]);
                }
                add(layer, Math.max(high, -low), low < 0);
            }
        };
    }

    private synchronized void add(int layer, double magnitude, boolean below) {
        largest[layer] = Math.max(largest[layer], magnitude);
        negative[layer] |= below;
    }

    synchronized double largest(String layer) {
        return largest[index(layer)];
    }

    synchronized boolean isNegative(String layer) {
        return negative[index(layer)];
    }

    private int index(String layer) {
        int index = layers.indexOf(layer);
        if (index < 0) {
            throw new IllegalArgumentException("no layer with products is named " + layer);
        }
        return index;
    }
}
