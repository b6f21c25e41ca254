package org.bitgauge.lab.accuracy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.bitgauge.core.quantity.ConstantTable;

/**
 * Measured accuracy of trained networks, one row each: columns {@code network}, {@code width}, {@code weight_bits}, {@code
 * activation_bits}, {@code accuracy} (0 to 1), and optionally {@code epochs}; 32 bits stand for float32. Lines that start with
 * {@code #} say where the numbers come from and must be there.
 *
 * @param source of the numbers
 * @param rows in order
 */
public record AccuracyTable(String source, ImmutableList<Row> rows) {
    private static final List<String> COLUMNS =
            List.of("network", "width", "weight_bits", "activation_bits", "accuracy");

    public AccuracyTable {
        requireNonNull(rows, "rows");
        if (source.isBlank()) {
            throw new IllegalArgumentException(
                    "an accuracy table needs its source; begin the file with lines that start with # and name it");
        }
    }

    /**
     * One trained network.
     *
     * @param network family
     * @param width of it
     * @param precision of weights and activations
     * @param epochs of training, -1 where the table does not say
     * @param accuracy 0 to 1
     */
    public record Row(String network, double width, Precision precision, int epochs, double accuracy) {
        public Row {
            requireNonNull(network, "network");
            requireNonNull(precision, "precision");
            if (!(width > 0) || !(accuracy > 0 && accuracy <= 1)) {
                throw new IllegalArgumentException("width is above 0 and accuracy a share above 0 and at most 1, not "
                        + width + " and " + accuracy);
            }
        }
    }

    /** The table that ships with the project: MNIST digits, an MLP and a small CNN. */
    public static AccuracyTable mnist() {
        return of(ConstantTable.resource(AccuracyTable.class, "mnist.csv"));
    }

    /** A table of one's own. */
    public static AccuracyTable read(Path file) {
        try {
            return of(ConstantTable.parse(Files.readString(file), file.toString()));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read; give a readable CSV file", e);
        }
    }

    static AccuracyTable of(ConstantTable table) {
        for (String column : COLUMNS) {
            if (!table.columns().contains(column)) {
                throw new IllegalArgumentException(
                        table.where() + ": no column " + column + "; an accuracy table has " + COLUMNS);
            }
        }
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        for (ConstantTable.Row row : table.rows()) {
            try {
                rows.add(new Row(
                        row.text("network"),
                        row.number("width"),
                        new Precision(row.integer("weight_bits"), row.integer("activation_bits")),
                        row.has("epochs") ? row.integer("epochs") : -1,
                        row.number("accuracy")));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(row.where() + ":" + row.line() + ": " + e.getMessage(), e);
            }
        }
        return new AccuracyTable(String.join(" ", table.comments()), rows.build());
    }

    /** Precisions that a series has networks of, narrowest first. */
    ImmutableList<Precision> precisions(String network, OptionalInt epochs) {
        return rows.stream()
                .filter(row -> matches(row, network, epochs))
                .map(Row::precision)
                .distinct()
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }

    /** Accuracy over width of one precision, the mean where a width was trained several times. */
    AccuracyCurve curve(String network, OptionalInt epochs, Precision precision) {
        TreeMap<Double, double[]> sums = new TreeMap<>();
        for (Row row : rows) {
            if (matches(row, network, epochs) && row.precision().equals(precision)) {
                double[] sum = sums.computeIfAbsent(row.width(), w -> new double[2]);
                sum[0] += row.accuracy();
                sum[1]++;
            }
        }
        ImmutableList.Builder<AccuracyCurve.Point> points = ImmutableList.builder();
        sums.forEach((width, sum) -> points.add(new AccuracyCurve.Point(width, sum[0] / sum[1])));
        return new AccuracyCurve(points.build());
    }

    private static boolean matches(Row row, String network, OptionalInt epochs) {
        return row.network().equals(network) && (epochs.isEmpty() || row.epochs() == epochs.getAsInt());
    }
}
