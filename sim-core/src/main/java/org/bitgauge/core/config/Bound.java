package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;

/**
 * A record bound from YAML, with what is needed to say where its parts came from.
 *
 * @param value the record
 * @param root the YAML it was bound from, overrides applied
 * @param defaulted paths of keys that were absent, with the YAML text that stood in
 * @param <T> the record type
 */
public record Bound<T>(T value, YamlNode root, ImmutableMap<String, String> defaulted) {
    public Bound {
        requireNonNull(value, "value");
        requireNonNull(root, "root");
        requireNonNull(defaulted, "defaulted");
    }

    /** Place of the value at a path, or of the nearest value above it that was written. */
    public Location locate(String path) {
        return ConfigPath.parse(path).locate(root);
    }

    /** A problem that shows only when parts are put together, at the place of the value at {@code path}. */
    public Problem problem(String path, String message, String remedy) {
        return Problem.at(locate(path), path, message, remedy);
    }
}
