package org.bitgauge.lab.validate.gemmini;

import com.google.common.collect.ImmutableMap;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.ValidationInputException;

/**
 * A layer and how it is mapped.
 *
 * @param layer loop bounds; P counts output columns, Q output rows
 * @param stride of the convolution
 * @param mapping its tiles and their order
 * @param arraySide rows and columns of the array
 */
record GemminiPoint(Extents layer, long stride, MappingText mapping, long arraySide) {
    private static final long LARGEST_SIDE = 64;

    GemminiPoint {
        if (stride < 1) {
            throw new ValidationInputException("a stride is 1 or more, was " + stride);
        }
        Extents mapped = mapping.layer();
        for (Dim dim : Dim.values()) {
            if (mapped.of(dim) != layer.of(dim)) {
                throw new ValidationInputException("the mapping covers " + dim + mapped.of(dim) + ", the layer has "
                        + dim + layer.of(dim) + "; the factors of each loop must multiply to the layer's extent");
            }
        }
    }

    /** A point on the smallest array that holds its mapping. */
    GemminiPoint(Extents layer, long stride, MappingText mapping) {
        this(layer, stride, mapping, mapping.smallestArray());
    }

    /** Reads a row of {@code rtl_cycles.csv}. */
    static GemminiPoint read(CsvTable table, ImmutableMap<String, String> row) {
        long[] bounds = new long[Dim.values().length];
        for (Dim dim : Dim.values()) {
            bounds[dim.ordinal()] = whole(table, row, "prob." + dim);
        }
        Extents layer = Extents.of(bounds[0], bounds[1], bounds[2], bounds[3], bounds[4], bounds[5], bounds[6]);
        long stride = whole(table, row, "prob.Hstride");
        if (whole(table, row, "prob.Wstride") != stride) {
            throw new ValidationInputException(
                    table.name() + ": strides differ in height and width; Gemmini's loop command knows one stride");
        }
        MappingText mapping = MappingText.parse(table.text(row, "mapping.mapping"));
        return new GemminiPoint(layer, stride, mapping, arraySide(table, row, mapping));
    }

    /** The table's array where one of that size was built and holds the mapping, else the smallest that does. */
    private static long arraySide(CsvTable table, ImmutableMap<String, String> row, MappingText mapping) {
        long smallest = mapping.smallestArray();
        if (!row.containsKey("arch.meshX")) {
            return smallest;
        }
        long stated = whole(table, row, "arch.meshX");
        return stated > smallest && stated <= LARGEST_SIDE && Long.bitCount(stated) == 1 ? stated : smallest;
    }

    private static long whole(CsvTable table, ImmutableMap<String, String> row, String column) {
        double value = table.number(row, column);
        if (value < 1 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
            throw new ValidationInputException(table.name() + ": column " + column + " holds " + value
                    + ", a whole number of 1 or more is needed");
        }
        return (long) value;
    }

    /** Whether it runs as a matrix product; a convolution otherwise. */
    boolean isMatrixProduct() {
        return layer.of(Dim.Q) == 1 && layer.of(Dim.R) == 1 && layer.of(Dim.S) == 1;
    }

    /** Layer in one word, for example {@code c64-k128-56x56-3x3-s1}. */
    String layerName() {
        return "c" + layer.of(Dim.C) + "-k" + layer.of(Dim.K) + "-" + layer.of(Dim.P) + "x" + layer.of(Dim.Q) + "-"
                + layer.of(Dim.R) + "x" + layer.of(Dim.S) + "-s" + stride;
    }
}
