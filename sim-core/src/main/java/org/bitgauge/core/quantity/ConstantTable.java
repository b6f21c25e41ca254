package org.bitgauge.core.quantity;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comma-separated table of numbers with a header line; lines that start with {@code #} say where the numbers come
 * from. Errors name the file, the line and the column.
 *
 * @param where name of the file, for messages
 * @param comments the {@code #} lines without their mark, in order
 * @param columns names of the header line
 * @param rows the data lines
 */
public record ConstantTable(
        String where, ImmutableList<String> comments, ImmutableList<String> columns, ImmutableList<Row> rows) {
    public ConstantTable {
        requireNonNull(where, "where");
        requireNonNull(comments, "comments");
        requireNonNull(columns, "columns");
        requireNonNull(rows, "rows");
    }

    /** Reads a table that is shipped beside {@code owner}. */
    public static ConstantTable resource(Class<?> owner, String name) {
        try {
            return parse(Resources.toString(Resources.getResource(owner, name), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped table " + name + " cannot be read", e);
        }
    }

    /** Parses the text of a table; {@code where} names it in messages. */
    public static ConstantTable parse(String text, String where) {
        ImmutableList.Builder<String> comments = ImmutableList.builder();
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        ImmutableList<String> header = ImmutableList.of();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                comments.add(line.substring(1).strip());
            } else if (line.isBlank()) {
                continue;
            } else if (header.isEmpty()) {
                header = ImmutableList.copyOf(cells(line));
            } else {
                rows.add(row(where, i + 1, header, cells(line)));
            }
        }
        if (header.isEmpty()) {
            throw new IllegalArgumentException(
                    where + ": no header line; the first line that is not a comment (#)" + " must name the columns");
        }
        return new ConstantTable(where, comments.build(), header, rows.build());
    }

    private static Row row(String where, int line, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(where + ":" + line + ": " + cells.size()
                    + " cells where the header names " + header.size() + " columns");
        }
        ImmutableMap.Builder<String, String> map = ImmutableMap.builder();
        for (int i = 0; i < cells.size(); i++) {
            map.put(header.get(i), cells.get(i));
        }
        return new Row(where, line, map.buildKeepingLast());
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /**
     * One data line of a table.
     *
     * @param where name of the file
     * @param line line number in the file, from 1
     * @param cells text by column name
     */
    public record Row(String where, int line, ImmutableMap<String, String> cells) {
        /** True when the column exists and its cell is not empty. */
        public boolean has(String column) {
            String cell = cells.get(column);
            return cell != null && !cell.isEmpty();
        }

        /** The text of a column. */
        public String text(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException(
                        where + ":" + line + ": no column " + column + "; there are " + cells.keySet());
            }
            return cell;
        }

        /** A finite number in a column. */
        public double number(String column) {
            String cell = text(column);
            double value;
            try {
                value = Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw notANumber(column, cell, "a number", e);
            }
            if (!Double.isFinite(value)) {
                throw notANumber(column, cell, "a finite number", null);
            }
            return value;
        }

        /** A whole number in a column. */
        public int integer(String column) {
            String cell = text(column);
            try {
                return Integer.parseInt(cell);
            } catch (NumberFormatException e) {
                throw notANumber(column, cell, "a whole number", e);
            }
        }

        private IllegalArgumentException notANumber(
                String column, String cell, String wanted, @Nullable Throwable cause) {
            return new IllegalArgumentException(
                    where + ":" + line + ": column " + column + " must hold " + wanted + ", found '" + cell + "'",
                    cause);
        }
    }
}
