package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/** A list. */
public final class YamlSequence implements YamlNode {
    private static final long serialVersionUID = 1L;

    private final Location at;
    private final ImmutableList<YamlNode> items;
    private final long size;

    /**
     * A list.
     *
     * @param at where it begins
     * @param items its values in order
     */
    public YamlSequence(Location at, ImmutableList<YamlNode> items) {
        this.at = requireNonNull(at, "at");
        this.items = requireNonNull(items, "items");
        long nodes = 1;
        for (YamlNode item : items) {
            nodes = Sizes.add(nodes, item.size());
        }
        this.size = nodes;
    }

    /** Values in order. */
    public ImmutableList<YamlNode> items() {
        return items;
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
        return "a list";
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof YamlSequence that && items.equals(that.items));
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }
}
