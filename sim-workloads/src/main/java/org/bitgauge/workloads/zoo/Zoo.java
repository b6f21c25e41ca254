package org.bitgauge.workloads.zoo;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.ServiceLoader;

/** The built-in networks and those of plug-ins. */
public final class Zoo {
    private Zoo() {}

    /** All families on the class path by name. */
    public static ImmutableList<NetworkFamily> families() {
        return ServiceLoader.load(NetworkFamily.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(NetworkFamily::typeName))
                .collect(ImmutableList.toImmutableList());
    }
}
