package org.bitgauge.lab.validate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitgauge.core.quantity.ConstantTable;

/**
 * A small table of reference data: comma separated, first line that is no {@code #} comment is the header, fields may be
 * quoted.
 *
 * @param name file name, for messages
 * @param rows one map from column to text for each line
 */
public record CsvTable(String name, ImmutableList<ImmutableMap<String, String>> rows) {
    /** Reads a file. */
    public static CsvTable read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ValidationInputException(
                    file + ": cannot be read; give a readable CSV file (" + e.getMessage() + ")");
        }
    }

    /** Reads a resource beside a class. */
    public static CsvTable resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing beside " + beside.getName());
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("resource " + name + " cannot be read", e);
        }
    }

    /** Reads a text; {@code name} is for messages. */
    public static CsvTable parse(String name, String text) {
        try {
            return new CsvTable(
                    name,
                    ConstantTable.parse(text, name).rows().stream()
                            .map(ConstantTable.Row::cells)
                            .collect(ImmutableList.toImmutableList()));
        } catch (IllegalArgumentException e) {
            throw new ValidationInputException(String.valueOf(e.getMessage()));
        }
    }

    /** Number in a column of a row. */
    public double number(ImmutableMap<String, String> row, String column) {
        String text = text(row, column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ValidationInputException(
                    name + ": column " + column + " holds '" + text + "', a number is needed");
        }
    }

    /** Text in a column of a row. */
    public String text(ImmutableMap<String, String> row, String column) {
        String text = row.get(column);
        if (text == null) {
            throw new ValidationInputException(
                    name + ": column " + column + " is missing; the columns are " + row.keySet());
        }
        return text;
    }
}
