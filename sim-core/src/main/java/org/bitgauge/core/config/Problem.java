package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Strings;
import java.util.Comparator;

/**
 * One thing wrong with an input: where, what, and what would be right.
 *
 * @param file name as the user gave it
 * @param line counted from 1
 * @param column counted from 1
 * @param path key path such as {@code designs[0].array.rows}, empty for the whole file
 * @param message what is wrong
 * @param remedy what would be right, possibly empty
 * @param sourceLine text of the line, empty when there is none
 */
public record Problem(String file, int line, int column, String path, String message, String remedy, String sourceLine)
        implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::path)
            .thenComparing(Problem::message)
            .thenComparing(Problem::remedy)
            .thenComparing(Problem::sourceLine);
    private static final int WIDTH = 100;

    public Problem {
        requireNonNull(file, "file");
        requireNonNull(path, "path");
        requireNonNull(message, "message");
        requireNonNull(remedy, "remedy");
        requireNonNull(sourceLine, "sourceLine");
    }

    /** A problem at a place. */
    public static Problem at(Location at, String path, String message, String remedy) {
        return new Problem(
                at.source().name(),
                at.line(),
                at.column(),
                path,
                message,
                remedy,
                at.source().line(at.line()));
    }

    /** A problem from one text in which a semicolon separates what is wrong from what would be right. */
    public static Problem at(Location at, String path, String text) {
        int cut = text.indexOf("; ");
        return cut < 0 ? at(at, path, text, "") : at(at, path, text.substring(0, cut), text.substring(cut + 2));
    }

    /** {@code file:line:column: path: message}. */
    public String headline() {
        return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }

    /** Headline, source line with a caret under the column, and remedy, without a final line end. */
    public String render() {
        StringBuilder text = new StringBuilder(headline());
        if (!sourceLine.isBlank()) {
            int from = column - 1 < WIDTH * 3 / 4 ? 0 : column - 1 - WIDTH / 2;
            int to = Math.min(sourceLine.length(), from + WIDTH);
            String shown = from < to ? sourceLine.substring(from, to).replace('\t', ' ') : "";
            String number = String.valueOf(line);
            text.append("\n  ").append(number).append(" | ").append(shown.stripTrailing());
            text.append("\n  ").append(Strings.repeat(" ", number.length())).append(" | ");
            text.append(Strings.repeat(" ", Math.max(0, column - 1 - from))).append('^');
        }
        if (!remedy.isEmpty()) {
            text.append("\n  ").append(remedy);
        }
        return text.toString();
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}
