package org.bitgauge.workloads.infer.graph;

/**
 * A place before a layer with products, and what later steps still read there.
 *
 * @param layer number of the layer
 * @param step first step after the cut
 * @param slots slots that later steps read
 * @param sizes values of each
 */
@SuppressWarnings("ArrayRecordComponent")
record Cut(int layer, int step, int[] slots, int[] sizes) {}
