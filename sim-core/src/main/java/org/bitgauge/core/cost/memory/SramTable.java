package org.bitgauge.core.cost.memory;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitgauge.core.quantity.ConstantTable;

/**
 * Design points of a memory compiler or model on a grid of corner (profile and node) × banks × width × capacity, as
 * natural logarithms on primitive arrays; a missing point is {@code NaN}. Widths and capacities are powers of two.
 */
final class SramTable {
    static final int MIN_WIDTH_LOG2 = 3;
    static final int WIDTHS = 7;
    static final int MIN_CAPACITY_LOG2 = 6;
    static final int CAPACITIES = 19;
    static final ImmutableList<Integer> BANKS = ImmutableList.of(1, 8);
    static final int NO_ORGANISATION = -1;

    /**
     * A profile at a node.
     *
     * @param profile transistor family
     * @param nodeNm technology node
     */
    record Corner(SramProfile profile, int nodeNm) {}

    private final ImmutableList<Corner> corners;
    private final double[][] log;
    private final int[] organisation;

    private SramTable(ImmutableList<Corner> corners, double[][] log, int[] organisation) {
        this.corners = corners;
        this.log = log;
        this.organisation = organisation;
    }

    /** Reads a table with the columns of {@code sram.csv}. */
    static SramTable read(ConstantTable source) {
        List<Corner> corners = new ArrayList<>();
        for (ConstantTable.Row row : source.rows()) {
            Corner corner = corner(row);
            if (!corners.contains(corner)) {
                corners.add(corner);
            }
        }
        int size = corners.size() * BANKS.size() * WIDTHS * CAPACITIES;
        double[][] log = new double[SramMetric.values().length][size];
        for (double[] values : log) {
            Arrays.fill(values, Double.NaN);
        }
        int[] organisation = new int[size];
        Arrays.fill(organisation, NO_ORGANISATION);
        SramTable table = new SramTable(ImmutableList.copyOf(corners), log, organisation);
        List<String> organisations = new ArrayList<>();
        for (ConstantTable.Row row : source.rows()) {
            table.put(row, organisations);
        }
        return table;
    }

    private void put(ConstantTable.Row row, List<String> organisations) {
        int banks = BANKS.indexOf(row.integer("banks"));
        int width = exactLog2(row.integer("width_bits")) - MIN_WIDTH_LOG2;
        int capacity = exactLog2(row.integer("capacity_bytes")) - MIN_CAPACITY_LOG2;
        if (banks < 0 || width < 0 || width >= WIDTHS || capacity < 0 || capacity >= CAPACITIES) {
            throw new IllegalArgumentException(row.where() + ":" + row.line() + ": not a point of the grid");
        }
        int index = index(corners.indexOf(corner(row)), banks, width, capacity);
        for (SramMetric metric : SramMetric.values()) {
            log[metric.ordinal()][index] = Math.log(row.number(metric.column()));
        }
        String name = row.text("organisation");
        if (!organisations.contains(name)) {
            organisations.add(name);
        }
        organisation[index] = organisations.indexOf(name);
    }

    private static Corner corner(ConstantTable.Row row) {
        return new Corner(SramProfile.named(row.text("profile")), row.integer("tech_nm"));
    }

    /** Base-two logarithm of a power of two; -1 for any other number. */
    static int exactLog2(long value) {
        return value > 0 && Long.bitCount(value) == 1 ? Long.numberOfTrailingZeros(value) : -1;
    }

    /** Base-two logarithm, exactly whole for powers of two. */
    static double log2(double value) {
        double log = Math.log(value) / Math.log(2);
        double whole = Math.rint(log);
        return Math.abs(log - whole) < 1e-9 ? whole : log;
    }

    ImmutableList<Corner> corners() {
        return corners;
    }

    /** Position of a corner, or -1. */
    int corner(SramProfile profile, int nodeNm) {
        return corners.indexOf(new Corner(profile, nodeNm));
    }

    int index(int corner, int banks, int width, int capacity) {
        return ((corner * BANKS.size() + banks) * WIDTHS + width) * CAPACITIES + capacity;
    }

    /** True when the indices lie on the grid, whether or not a point is known there. */
    static boolean onGrid(int width, int capacity) {
        return width >= 0 && width < WIDTHS && capacity >= 0 && capacity < CAPACITIES;
    }

    /** Natural logarithm of a metric, {@code NaN} where missing. */
    double log(SramMetric metric, int index) {
        return log[metric.ordinal()][index];
    }

    boolean known(int index) {
        return organisation[index] != NO_ORGANISATION;
    }

    /** Identity of the internal organisation; {@link #NO_ORGANISATION} where the point is missing. */
    int organisation(int index) {
        return organisation[index];
    }
}
