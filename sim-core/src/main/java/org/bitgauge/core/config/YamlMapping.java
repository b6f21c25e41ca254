package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping from keys to values, in the order written. */
public final class YamlMapping implements YamlNode {
    /**
     * A value with the place of its key.
     *
     * @param keyAt where the key begins
     * @param value what it maps to
     */
    public record Entry(Location keyAt, YamlNode value) implements Serializable {
        public Entry {
            requireNonNull(keyAt, "keyAt");
            requireNonNull(value, "value");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    private static final long serialVersionUID = 1L;

    private final Location at;
    private final ImmutableMap<String, Entry> entries;
    private final long size;

    /**
     * A mapping.
     *
     * @param at where it begins
     * @param entries keys and values in order
     */
    public YamlMapping(Location at, Map<String, Entry> entries) {
        this.at = requireNonNull(at, "at");
        this.entries = ImmutableMap.copyOf(entries);
        long nodes = 1;
        for (Entry entry : entries.values()) {
            nodes = Sizes.add(nodes, entry.value().size());
        }
        this.size = nodes;
    }

    /** Keys and values in order. */
    public ImmutableMap<String, Entry> entries() {
        return entries;
    }

    /** The entry of a key. */
    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** A mapping in which {@code key} has the value of {@code entry}, in its old place or at the end. */
    public YamlMapping with(String key, Entry entry) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(key, entry);
        return new YamlMapping(at, changed);
    }

    @Override
    public Location at() {
        return at;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String what() {
        return "a mapping";
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof YamlMapping that && entries.equals(that.entries));
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
