package org.bitgauge.workloads.zoo;

import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.Registry;

/** The built-in networks and those of plug-ins, by the name an experiment writes. */
public final class Zoo {
    private Zoo() {}

    /** All families on the class path. */
    public static Registry<NetworkFamily> registry() {
        return Registry.load("network", NetworkFamily.class);
    }

    /** Teaches a configuration to read {@code network: resnet50} and {@code network: {type: resnet50, batch: 4}}. */
    public static ConfigTypes.Builder register(ConfigTypes.Builder types) {
        return types.choice(NetworkSpec.class, registry());
    }
}
