package org.bitgauge.workloads.dnnsim;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * One network of a batch file with its experiments.
 *
 * @param line of the batch file
 * @param network folder name under models and traces
 * @param dataWidth bits of the fixed-point words
 * @param quantised whether the traces are integers already
 * @param batch number in the names of the activation traces
 * @param experiments to run
 */
public record DnnsimSimulation(
        int line,
        String network,
        int dataWidth,
        boolean quantised,
        int batch,
        ImmutableList<DnnsimExperiment> experiments) {
    public DnnsimSimulation {
        requireNonNull(network, "network");
        requireNonNull(experiments, "experiments");
    }
}
