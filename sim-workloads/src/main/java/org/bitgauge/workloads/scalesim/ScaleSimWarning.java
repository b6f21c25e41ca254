package org.bitgauge.workloads.scalesim;

import static java.util.Objects.requireNonNull;

/**
 * Something odd in a file that was read all the same.
 *
 * @param file as the user named it
 * @param line counted from 1; 0 for the whole file
 * @param message what is odd, how it was read, and what the peer makes of it where that differs
 */
public record ScaleSimWarning(String file, int line, String message) {
    public ScaleSimWarning {
        requireNonNull(file, "file");
        requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return (line == 0 ? file : file + ":" + line) + ": " + message;
    }
}
