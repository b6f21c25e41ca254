package org.bitgauge.cli;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out data only
 * @param err messages and progress
 * @param interruption what is told when the process is ended from outside
 */
public record Terminal(PrintStream out, PrintStream err, Interruption interruption) {
    /** Set by the start script, which can tell: {@code terminal} or {@code file}. */
    private static final String MESSAGES_GO_TO = "BITGAUGE_STDERR";

    private static final int DEFAULT_WIDTH = 120;
    private static final int MIN_WIDTH = 40;

    public Terminal {
        requireNonNull(out, "out");
        requireNonNull(err, "err");
        requireNonNull(interruption, "interruption");
    }

    /** With nothing to tell at an interruption. */
    public Terminal(PrintStream out, PrintStream err) {
        this(out, err, new Interruption());
    }

    /** Whether a person watches, so that progress may be drawn. */
    public boolean interactive() {
        String messages = System.getenv(MESSAGES_GO_TO);
        return System.getenv("CI") == null && (messages == null ? hasConsole() : messages.equals("terminal"));
    }

    /** Without the start script: whether input and output both belong to a terminal. */
    private static boolean hasConsole() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** From Java 22 a console exists without a terminal, too, and says so. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /** Columns that a table may take: those of the terminal where it says so, else 120. */
    public int width() {
        String columns = System.getenv("COLUMNS");
        return width(columns == null ? "" : columns);
    }

    /** As {@link #width()} where the terminal says this; some say 0. */
    static int width(String columns) {
        try {
            int said = Integer.parseInt(columns.strip());
            return said <= 0 ? DEFAULT_WIDTH : Math.max(MIN_WIDTH, said);
        } catch (NumberFormatException noNumber) {
            return DEFAULT_WIDTH;
        }
    }

    /** A message to people, after the data written so far. */
    public void say(String message) {
        out.flush();
        err.println(message);
    }
}
