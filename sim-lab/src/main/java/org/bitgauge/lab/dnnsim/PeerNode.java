package org.bitgauge.lab.dnnsim;

import com.google.common.collect.ImmutableList;
import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.StepTimes;

/**
 * A part of a layer whose data fit on the chip together: some sets of windows, some passes over the filters, some steps. The
 * pipeline runs empty after each.
 *
 * @param firstSet of windows, or of recurrences of a linear layer
 * @param endSet after the last
 * @param firstPass over the filters, counted through all groups
 * @param endPass after the last
 * @param firstStep of each pass
 * @param endStep after the last
 * @param completes whether the post-processing unit sees the results
 */
record PeerNode(int firstSet, int endSet, int firstPass, int endPass, int firstStep, int endStep, boolean completes) {
    /** Runs parts one after another. */
    static void run(ImmutableList<PeerNode> nodes, SerialLayer layer, StepTimes times, PeerPipeline pipeline) {
        int[] steps = new int[layer.steps() * times.fronts()];
        for (PeerNode node : nodes) {
            for (int group = 0; group < layer.groups(); group++) {
                int first = Math.max(0, node.firstPass - group * layer.passes());
                int end = Math.min(layer.passes(), node.endPass - group * layer.passes());
                for (int set = node.firstSet; set < node.endSet; set++) {
                    for (int pass = first; pass < end; pass++) {
                        if (pass == first || times.looksAtWeights()) {
                            fill(layer, times, group, set, pass, steps);
                        }
                        pipeline.steps(group, set, pass, steps, node.firstStep, node.endStep);
                    }
                }
            }
            pipeline.end(node.completes ? node.outputs(layer) : 0);
        }
    }

    private static void fill(SerialLayer layer, StepTimes times, int group, int set, int pass, int[] steps) {
        if (layer.shape().linear()) {
            times.vector(set, pass, steps);
        } else {
            times.windows(group, set, pass, steps);
        }
    }

    /** Results that the post-processing unit is sent: those of whole passes, of one group however many there are. */
    private long outputs(SerialLayer layer) {
        int passes = Math.min(layer.passes(), endPass - firstPass);
        long filters = Math.min(
                (long) passes * layer.grid().tiles() * layer.rows(),
                layer.shape().filters());
        long windows = layer.shape().linear()
                ? endSet - firstSet
                : Math.min(layer.shape().windows(), (long) endSet * layer.columns())
                        - (long) firstSet * layer.columns();
        return windows * filters;
    }
}
