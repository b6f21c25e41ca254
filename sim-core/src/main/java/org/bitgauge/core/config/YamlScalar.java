package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

/**
 * A scalar as written; its meaning depends on the type it is bound to.
 *
 * @param at where it begins
 * @param text without quotes
 * @param quoted whether it was quoted or a block text, hence never null
 */
public record YamlScalar(Location at, String text, boolean quoted) implements YamlNode {
    private static final int SHOWN = 60;

    public YamlScalar {
        requireNonNull(at, "at");
        requireNonNull(text, "text");
    }

    /** Whether nothing, {@code ~} or {@code null} was written. */
    public boolean isNull() {
        return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public long size() {
        return 1;
    }

    @Override
    public String what() {
        if (isNull()) {
            return "nothing";
        }
        return "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "'";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof YamlScalar that && text.equals(that.text) && isNull() == that.isNull();
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
