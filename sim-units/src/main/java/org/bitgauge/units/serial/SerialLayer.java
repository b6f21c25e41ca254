package org.bitgauge.units.serial;

import static java.util.Objects.requireNonNull;

/**
 * A layer laid out on a grid, output stationary: for each group and set of windows, passes over sets of filters, one set
 * per tile; in a pass, one step per kernel position and chunk of channels, kernel y outermost. Lanes are filled along
 * channels only. An operand wider than an element takes several columns or rows side by side.
 *
 * @param grid as built
 * @param shape of the layer
 * @param activationBits precision of the activations
 * @param weightBits precision of the weights
 */
public record SerialLayer(SerialGrid grid, SerialShape shape, int activationBits, int weightBits) {
    public SerialLayer {
        requireNonNull(grid, "grid");
        requireNonNull(shape, "shape");
        if (activationBits < 1 || activationBits > SerialGrid.WORD || weightBits < 1 || weightBits > SerialGrid.WORD) {
            throw new IllegalArgumentException("precisions are 1 to 16 bits, not " + activationBits
                    + " for activations and " + weightBits + " for weights");
        }
        if (grid.columns() < ceil(activationBits, grid.peWidth())) {
            throw new IllegalArgumentException("activations of " + activationBits + " bits need "
                    + ceil(activationBits, grid.peWidth()) + " columns of " + grid.peWidth() + " bits, the grid has "
                    + grid.columns());
        }
        if (grid.rows() < ceil(weightBits, grid.peWidth())) {
            throw new IllegalArgumentException("weights of " + weightBits + " bits need "
                    + ceil(weightBits, grid.peWidth()) + " rows of " + grid.peWidth() + " bits, the grid has "
                    + grid.rows());
        }
    }

    static int ceil(int a, int b) {
        return -Math.floorDiv(-a, b);
    }

    /** Columns that serve one window. */
    public int activationBlocks() {
        return ceil(activationBits, grid.peWidth());
    }

    /** Rows that serve one filter. */
    public int weightBlocks() {
        return ceil(weightBits, grid.peWidth());
    }

    private int rowsForFilters() {
        return grid.rows() / weightBlocks();
    }

    /** Lanes in use; a depthwise layer has one lane for each filter. */
    public int lanes() {
        return shape.depthwise() ? Math.min(grid.lanes(), rowsForFilters()) : grid.lanes();
    }

    /** Windows of a tile at a time. */
    public int columns() {
        return grid.columns() / activationBlocks();
    }

    /** Filters of a tile at a time. */
    public int rows() {
        return shape.depthwise() ? lanes() : rowsForFilters();
    }

    /** Groups that run one after another; a depthwise layer takes as many channels at a time as it has lanes. */
    public int groups() {
        return shape.depthwise() ? ceil(shape.filters(), lanes()) : shape.groups();
    }

    /** Channels of a group. */
    public int groupChannels() {
        return shape.depthwise() ? lanes() : shape.filterChannels();
    }

    /** Filters of a group; the last may have fewer. */
    public int groupFilters() {
        return shape.depthwise() ? lanes() : ceil(shape.filters(), groups());
    }

    /** First filter after those of a group. */
    public int endFilter(int group) {
        return Math.min(shape.filters(), (group + 1) * groupFilters());
    }

    /** Steps along the channels. */
    public int chunks() {
        return ceil(groupChannels(), lanes());
    }

    /** Steps of a pass. */
    public int steps() {
        return chunks() * shape.kx() * shape.ky();
    }

    /** Sets of windows. */
    public int windowSets() {
        return ceil(shape.windows(), columns());
    }

    /** Sets of filters of a group, one of which a tile takes. */
    public int filterSets() {
        return ceil(groupFilters(), rows());
    }

    /** Passes over the filters of a group. */
    public int passes() {
        return ceil(filterSets(), grid.tiles());
    }

    /** Windows of a set. */
    public int windowsOf(int set) {
        return Math.min(columns(), shape.windows() - set * columns());
    }

    /** Filters that a tile has in a filter set of a group. */
    public int filtersOf(int group, int filterSet) {
        int first = group * groupFilters() + filterSet * rows();
        return Math.max(0, Math.min(rows(), endFilter(group) - first));
    }

    /** Tiles with filters in a pass. */
    public int tilesOf(int group, int pass) {
        int filters = endFilter(group) - group * groupFilters() - pass * grid.tiles() * rows();
        return Math.max(0, Math.min(grid.tiles(), ceil(filters, rows())));
    }

    /** Steps of the whole layer. */
    public long allSteps() {
        return (long) shape.recurrences() * groups() * windowSets() * passes() * steps();
    }

    /** Crossings with a window and a filter, over the steps of an image. */
    public long scheduledElements() {
        long filters = 0;
        for (int group = 0; group < groups(); group++) {
            for (int set = 0; set < filterSets(); set++) {
                filters += filtersOf(group, set);
            }
        }
        long windows = shape.linear() ? shape.recurrences() : (long) shape.windows() * activationBlocks();
        return filters * weightBlocks() * windows * steps();
    }

    /**
     * Crossings without, in tiles that have any filter, over the steps of an image; of a matrix-vector product, whose columns
     * are stages, those of one column.
     */
    public long idleElements() {
        long tiles = 0;
        for (int group = 0; group < groups(); group++) {
            for (int pass = 0; pass < passes(); pass++) {
                tiles += tilesOf(group, pass);
            }
        }
        long sets = shape.linear() ? shape.recurrences() : (long) windowSets() * grid.columns();
        return tiles * grid.rows() * sets * steps() - scheduledElements();
    }
}
