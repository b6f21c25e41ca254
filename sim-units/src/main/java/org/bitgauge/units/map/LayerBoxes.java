package org.bitgauge.units.map;

import java.util.List;
import org.bitgauge.core.burst.StorageOrder;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * The boxes of a layer's tensors that its tiles fetch and store. Groups are outer channels in each tensor; weights, which are
 * known ahead, lie tile after tile in any order of storage.
 */
final class LayerBoxes {
    private final LoopNest nest;
    private final NestWalk walk;
    private final Hierarchy hierarchy;
    private final BoxRuns runs;
    private final boolean packed;
    private final boolean channelsFirst;
    private final long[] weights;
    private final long[] activations;
    private final long[] results;

    LayerBoxes(LoopNest nest, List<Stage> stages, Hierarchy hierarchy, StorageOrder order, BoxRuns runs) {
        this.nest = nest;
        this.walk = new NestWalk(nest, stages);
        this.hierarchy = hierarchy;
        this.runs = runs;
        packed = order == StorageOrder.TILES;
        channelsFirst = order == StorageOrder.CHANNELS_FIRST;
        Tile t = nest.size();
        weights = new long[] {t.groups(), t.filters(), t.channels(), t.kernelRows(), t.kernelColumns()};
        activations = pixels(nest.in().height(), nest.in().width(), t.channels());
        results = pixels(t.rows(), t.columns(), t.filters());
    }

    private long[] pixels(long rows, long columns, long channels) {
        long batch = nest.size().batch();
        long groups = nest.size().groups();
        return channelsFirst
                ? new long[] {batch, groups, channels, rows, columns}
                : new long[] {batch, rows, columns, groups, channels};
    }

    /** Elements of a tensor. */
    long elements(TensorRole role) {
        long elements = 1;
        for (long size : sizes(role)) {
            elements *= size;
        }
        return elements;
    }

    private long[] sizes(TensorRole role) {
        return switch (role) {
            case WEIGHTS -> weights;
            case ACTIVATIONS -> activations;
            case PARTIAL_SUMS, OUTPUTS -> results;
        };
    }

    /** Goes to the box that a tile moves between DRAM and the memory next to it. */
    void open(TensorRole role, long tile) {
        int[] chain = hierarchy.chain(operand(role));
        walk.seek(tile, hierarchy.stageOf(chain[chain.length - 1]));
        runs.begin(sizes(role), packed || role == TensorRole.WEIGHTS);
        switch (role) {
            case WEIGHTS -> weightBox();
            case ACTIVATIONS -> inputBox();
            case PARTIAL_SUMS, OUTPUTS ->
                pixelBox(
                        walk.start(Dimension.ROW),
                        walk.size(Dimension.ROW),
                        1,
                        walk.start(Dimension.COLUMN),
                        walk.size(Dimension.COLUMN),
                        1,
                        Dimension.FILTER);
        }
        runs.open();
    }

    private static Operand operand(TensorRole role) {
        return switch (role) {
            case WEIGHTS -> Operand.WEIGHTS;
            case ACTIVATIONS -> Operand.ACTIVATIONS;
            case PARTIAL_SUMS, OUTPUTS -> Operand.RESULTS;
        };
    }

    private void weightBox() {
        along(0, Dimension.GROUP);
        along(1, Dimension.FILTER);
        along(2, Dimension.CHANNEL);
        along(3, Dimension.KERNEL_ROW);
        along(4, Dimension.KERNEL_COLUMN);
    }

    private void along(int place, Dimension d) {
        runs.along(place, walk.start(d), walk.size(d), 1);
    }

    /** Input positions without padding; of a window that lies in padding altogether one position, as schedules count. */
    private void inputBox() {
        long rows = nest.inputRows(
                walk.start(Dimension.ROW),
                walk.size(Dimension.ROW),
                walk.start(Dimension.KERNEL_ROW),
                walk.size(Dimension.KERNEL_ROW));
        long columns = nest.inputColumns(
                walk.start(Dimension.COLUMN),
                walk.size(Dimension.COLUMN),
                walk.start(Dimension.KERNEL_COLUMN),
                walk.size(Dimension.KERNEL_COLUMN));
        boolean padding = rows == 0 || columns == 0;
        rows = padding ? 1 : rows;
        columns = padding ? 1 : columns;
        long rowStep = step(Dimension.KERNEL_ROW, nest.stride().height());
        long columnStep = step(Dimension.KERNEL_COLUMN, nest.stride().width());
        pixelBox(
                first(
                        walk.start(Dimension.ROW) * nest.stride().height()
                                + walk.start(Dimension.KERNEL_ROW)
                                        * nest.dilation().height()
                                - nest.padding().top(),
                        rowStep,
                        nest.in().height() - (rows - 1) * rowStep),
                rows,
                rowStep,
                first(
                        walk.start(Dimension.COLUMN) * nest.stride().width()
                                + walk.start(Dimension.KERNEL_COLUMN)
                                        * nest.dilation().width()
                                - nest.padding().left(),
                        columnStep,
                        nest.in().width() - (columns - 1) * columnStep),
                columns,
                columnStep,
                Dimension.CHANNEL);
    }

    /** One tap alone meets every {@code stride}-th position; windows of several are taken as dense. */
    private long step(Dimension kernel, long stride) {
        return walk.size(kernel) == 1 ? stride : 1;
    }

    /** First position within the tensor, such that all positions are. */
    private static long first(long position, long step, long room) {
        long inside = position < 0 ? Math.floorMod(position, step) : position;
        return Math.max(0, Math.min(inside, room - 1));
    }

    private void pixelBox(
            long row, long rows, long rowStep, long column, long columns, long columnStep, Dimension channels) {
        along(0, Dimension.BATCH);
        runs.along(channelsFirst ? 3 : 1, row, rows, rowStep);
        runs.along(channelsFirst ? 4 : 2, column, columns, columnStep);
        along(channelsFirst ? 1 : 3, Dimension.GROUP);
        along(channelsFirst ? 2 : 4, channels);
    }
}
