package org.bitgauge.workloads.zoo;

import org.bitgauge.core.layer.Network;

/** What an experiment says about a network: which one, and its parameters. */
public interface NetworkSpec {
    /** The network for these parameters. */
    Network build();
}
