package org.bitgauge.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out data only
 * @param err messages and progress
 */
public record Terminal(PrintStream out, PrintStream err) {
    public Terminal {
        requireNonNull(out, "out");
        requireNonNull(err, "err");
    }

    /** Whether a person watches, so that progress may be drawn. */
    public boolean interactive() {
        return System.console() != null && System.getenv("CI") == null;
    }

    /** Whether messages may be coloured. */
    public boolean coloured() {
        return interactive() && System.getenv("NO_COLOR") == null;
    }

    /** A message to people. */
    public void say(String message) {
        err.println(message);
    }
}
