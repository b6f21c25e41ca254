package org.bitgauge.workloads.zoo;

/** A built-in network, found by the service loader. One file holds one family; its parameters are a record. */
public interface NetworkFamily {
    /** Name in YAML, for example {@code resnet50}. */
    String typeName();

    /** One sentence on what it is. */
    String doc();

    /** The record of parameters; its components are at once YAML keys, help and sweep axes. */
    Class<? extends NetworkSpec> specType();
}
