package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.nio.file.Path;

/** A named text that values come from: a file, a default, a {@code --set} option. */
public final class SourceText implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String text;
    private final String directory;

    /**
     * A text.
     *
     * @param name as shown in messages
     * @param text the whole text
     * @param directory what relative paths in it start from
     */
    public SourceText(String name, String text, Path directory) {
        this.name = requireNonNull(name, "name");
        this.text = requireNonNull(text, "text");
        this.directory = requireNonNull(directory, "directory").toString();
    }

    /** A text that is not a file; relative paths in it start from the working directory. */
    public static SourceText inMemory(String name, String text) {
        return new SourceText(name, text, Path.of(""));
    }

    /** Name as shown in messages. */
    public String name() {
        return name;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** What relative paths start from. */
    public Path directory() {
        return Path.of(directory);
    }

    /** Text of a line, counted from 1; empty beyond the end. */
    public String line(int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return "";
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        String line = text.substring(start, end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** A place in this text, both counted from 1. */
    public Location at(int line, int column) {
        return new Location(this, line, column);
    }

    @Override
    public String toString() {
        return name;
    }
}
