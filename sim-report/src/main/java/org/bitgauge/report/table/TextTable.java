package org.bitgauge.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table for a terminal: light rules, numbers to the right. Where it is too wide, the least important columns go first,
 * then long texts are cut.
 */
public final class TextTable {
    private static final int SHORTEST_TEXT = 8;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** An empty table. */
    public TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param title heading
     * @param right whether cells stand at the right edge, as numbers do
     * @param importance columns with the lowest go first where room is short; {@link #ALWAYS} never goes
     * @param wraps whether a text that is too long goes on in the next line instead of being cut
     */
    public record Column(String title, boolean right, int importance, boolean wraps) {
        /** Importance of a column that is never left out. */
        public static final int ALWAYS = 100;

        /** A column whose long texts are cut. */
        public Column(String title, boolean right, int importance) {
            this(title, right, importance, false);
        }

        /** Sentences, which are not cut but wrapped. */
        public static Column prose(String title) {
            return new Column(title, false, ALWAYS, true);
        }

        /** Text at the left edge that is never left out. */
        public static Column text(String title) {
            return new Column(title, false, ALWAYS);
        }

        /** A number at the right edge. */
        public static Column number(String title, int importance) {
            return new Column(title, true, importance);
        }
    }

    /** Adds a row of as many cells as there are columns. */
    public TextTable add(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /**
     * The table as text, each line ending in a line feed.
     *
     * @param width columns of the terminal
     * @param ascii whether to use characters of ASCII only
     */
    public String render(int width, boolean ascii) {
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        while (total(shown) > width) {
            Optional<Integer> least = shown.stream()
                    .filter(c -> columns.get(c).importance() < Column.ALWAYS)
                    .min(Comparator.comparingInt((Integer c) -> columns.get(c).importance())
                            .thenComparing(Collections.reverseOrder()));
            if (least.isEmpty()) {
                break;
            }
            shown.remove(least.get());
        }
        int[] widths = shown.stream().mapToInt(this::natural).toArray();
        squeeze(widths, shown, width);
        return draw(shown, widths, ascii);
    }

    /** Titles of the columns that {@link #render} leaves out at this width. */
    public List<String> leftOut(int width) {
        String heading = render(width, false).lines().findFirst().orElse("");
        return columns.stream()
                .filter(c -> c.importance() < Column.ALWAYS && !heading.contains(c.title()))
                .map(Column::title)
                .toList();
    }

    private int natural(int column) {
        int widest = length(columns.get(column).title());
        for (List<String> row : rows) {
            widest = Math.max(widest, length(row.get(column)));
        }
        return widest;
    }

    private int total(List<Integer> shown) {
        return shown.stream().mapToInt(this::natural).sum() + 2 * (shown.size() - 1);
    }

    private void squeeze(int[] widths, List<Integer> shown, int width) {
        int over = IntStream.of(widths).sum() + 2 * (widths.length - 1) - width;
        while (over > 0) {
            int longest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean text = !columns.get(shown.get(i)).right() && widths[i] > SHORTEST_TEXT;
                if (text && (longest < 0 || widths[i] > widths[longest])) {
                    longest = i;
                }
            }
            if (longest < 0) {
                return;
            }
            widths[longest]--;
            over--;
        }
    }

    private String draw(List<Integer> shown, int[] widths, boolean ascii) {
        StringBuilder out = new StringBuilder();
        line(out, shown, widths, columns.stream().map(Column::title).toList(), ascii);
        for (int i = 0; i < widths.length; i++) {
            out.append((ascii ? "-" : "\u2500").repeat(widths[i])).append(i + 1 < widths.length ? "  " : "\n");
        }
        for (List<String> row : rows) {
            line(out, shown, widths, row, ascii);
        }
        return out.toString();
    }

    private void line(StringBuilder out, List<Integer> shown, int[] widths, List<String> cells, boolean ascii) {
        List<List<String>> texts = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            String text = ascii ? plain(cells.get(shown.get(i))) : cells.get(shown.get(i));
            texts.add(
                    columns.get(shown.get(i)).wraps()
                            ? wrapped(text, widths[i], ascii)
                            : List.of(cut(text, widths[i], ascii)));
            height = Math.max(height, texts.get(i).size());
        }
        for (int row = 0; row < height; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String text = row < texts.get(i).size() ? texts.get(i).get(row) : "";
                String pad = " ".repeat(Math.max(0, widths[i] - length(text)));
                line.append(columns.get(shown.get(i)).right() ? pad + text : text + pad)
                        .append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** Words in lines of so many characters; a longer word is cut. */
    private static List<String> wrapped(String text, int width, boolean ascii) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && length(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(cut(word, width, ascii));
        }
        lines.add(line.toString());
        return lines;
    }

    private static String cut(String text, int width, boolean ascii) {
        if (length(text) <= width) {
            return text;
        }
        int end = text.offsetByCodePoints(0, Math.max(0, width - 1));
        return text.substring(0, end) + (ascii ? "~" : "\u2026");
    }

    /** The signs BitGauge itself uses, in ASCII. */
    private static String plain(String text) {
        String known = text.replace("\u00d7", "x")
                .replace("\u00b5", "u")
                .replace("\u00b2", "2")
                .replace("\u2026", "~");
        return known.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
