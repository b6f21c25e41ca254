package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A place in a text.
 *
 * @param source the text
 * @param line counted from 1
 * @param column in characters, counted from 1
 */
public record Location(SourceText source, int line, int column) implements Serializable {
    public Location {
        requireNonNull(source, "source");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column count from 1, were " + line + ":" + column);
        }
    }

    @Override
    public String toString() {
        return source.name() + ":" + line + ":" + column;
    }
}
