package org.bitgauge.core.config;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** How a Java type is laid out in YAML; binder, schema, reference and writer all walk it. */
sealed interface Shape {
    /** One scalar. */
    record Scalar(ScalarType<?> type, Bounds bounds) implements Shape {}

    /** A list of equal shapes. */
    record Listing(Shape item) implements Shape {}

    /** Free keys to equal shapes. */
    record Dictionary(ScalarType<?> key, Shape value) implements Shape {}

    /** May be absent. */
    record Maybe(Shape inner) implements Shape {}

    /** The fixed keys of a record. */
    record Structure(RecordPlan plan) implements Shape {}

    /** One of several records, told apart by the value of a key. */
    record Choice(
            Class<?> base, String family, String key, ImmutableMap<String, Option> options, Optional<Factory> shorthand)
            implements Shape {}

    /** Any YAML. */
    record Raw() implements Shape {}

    /** A member of a choice. */
    record Option(String name, RecordPlan plan, String doc) {}
}
