package org.bitgauge.lab.validate;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.ServiceLoader;

/** The families that are built in or on the class path. */
public final class ValidationFamilies {
    private ValidationFamilies() {}

    /** All families, by name. */
    public static ImmutableList<ValidationFamily> all() {
        return ServiceLoader.load(ValidationFamily.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ValidationFamily::name))
                .collect(ImmutableList.toImmutableList());
    }
}
