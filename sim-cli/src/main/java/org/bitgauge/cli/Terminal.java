package org.bitgauge.cli;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out data only
 * @param err messages and progress
 */
public record Terminal(PrintStream out, PrintStream err) {
    private static final int DEFAULT_WIDTH = 120;
    private static final int MIN_WIDTH = 40;

    public Terminal {
        requireNonNull(out, "out");
        requireNonNull(err, "err");
    }

    /** Whether a person watches, so that progress may be drawn. */
    public boolean interactive() {
        Console console = System.console();
        return console != null && isTerminal(console) && System.getenv("CI") == null;
    }

    /** From Java 22 a console exists without a terminal, too, and says so. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /** Whether messages may be coloured. */
    public boolean coloured() {
        return interactive() && System.getenv("NO_COLOR") == null;
    }

    /** Columns that a table may take: those of the terminal where it says so, else 120. */
    public int width() {
        String columns = System.getenv("COLUMNS");
        try {
            return columns == null ? DEFAULT_WIDTH : Math.max(MIN_WIDTH, Integer.parseInt(columns.strip()));
        } catch (NumberFormatException noNumber) {
            return DEFAULT_WIDTH;
        }
    }

    /** A message to people. */
    public void say(String message) {
        err.println(message);
    }
}
