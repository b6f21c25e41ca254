package org.bitgauge.workloads.zoo;

import org.bitgauge.core.config.Plugin;

/**
 * A kind of network that an experiment can name, found by the service loader. One file holds one family; its parameters
 * are a record, whose components are at once YAML keys, help and sweep axes.
 */
public interface NetworkFamily extends Plugin<NetworkSpec> {}
