package org.bitgauge.units.map;

import static java.lang.Math.multiplyExact;

import org.bitgauge.core.unit.LoopNest;

/** How many elements of an operand a block of the loop nest touches. */
record BlockElements(LoopNest nest) {
    /** Elements in an operand's block: true input elements with halo for activations, one position at least. */
    long elements(Operand operand, Position at, int stage) {
        long groups = at.size(stage, Dimension.GROUP);
        long taps = multiplyExact(
                at.size(stage, Dimension.CHANNEL),
                multiplyExact(at.size(stage, Dimension.KERNEL_ROW), at.size(stage, Dimension.KERNEL_COLUMN)));
        return switch (operand) {
            case WEIGHTS -> multiplyExact(groups, multiplyExact(at.size(stage, Dimension.FILTER), taps));
            case RESULTS ->
                multiplyExact(
                        multiplyExact(groups, at.size(stage, Dimension.FILTER)),
                        multiplyExact(
                                at.size(stage, Dimension.BATCH),
                                multiplyExact(at.size(stage, Dimension.ROW), at.size(stage, Dimension.COLUMN))));
            case ACTIVATIONS -> activations(at, stage, groups);
        };
    }

    private long activations(Position at, int stage, long groups) {
        long rows = nest.inputRows(
                at.start(stage, Dimension.ROW),
                at.size(stage, Dimension.ROW),
                at.start(stage, Dimension.KERNEL_ROW),
                at.size(stage, Dimension.KERNEL_ROW));
        long columns = nest.inputColumns(
                at.start(stage, Dimension.COLUMN),
                at.size(stage, Dimension.COLUMN),
                at.start(stage, Dimension.KERNEL_COLUMN),
                at.size(stage, Dimension.KERNEL_COLUMN));
        long positions = Math.max(1, multiplyExact(rows, columns));
        return multiplyExact(
                multiplyExact(
                        at.size(stage, Dimension.BATCH), multiplyExact(groups, at.size(stage, Dimension.CHANNEL))),
                positions);
    }
}
