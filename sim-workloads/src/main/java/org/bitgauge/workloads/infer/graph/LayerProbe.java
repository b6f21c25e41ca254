package org.bitgauge.workloads.infer.graph;

/** Looks at the tensors of layers with products while a network runs; one for each batch, called by one thread. */
public interface LayerProbe {
    /** Looks at nothing. */
    LayerProbe NONE = new LayerProbe() {};

    /**
     * The input of a layer before it is rounded.
     *
     * @param layer number of the layer in the order of the graph
     * @param values values, images one after the other
     * @param size number of values of the batch
     */
    default void input(int layer, double[] values, int size) {}

    /** The output of a layer, as {@link #input}. */
    default void output(int layer, double[] values, int size) {}

    /** What an operator computed, or the network's input, after rounding. */
    default void value(double[] values, int size) {}
}
