package org.bitgauge.core.unit;

import static java.lang.Math.multiplyExact;

/**
 * A block of a layer's loops that a unit runs in one go. Its operands lie in the memory next to the unit.
 *
 * @param batch images
 * @param groups independent groups, run one after another unless the unit can do better
 * @param filters output channels of each group
 * @param rows output rows
 * @param columns output columns
 * @param channels input channels of each group
 * @param kernelRows rows of the kernel
 * @param kernelColumns columns of the kernel
 * @param resumes whether it goes on from partial sums that an earlier tile left
 * @param finishes whether its sums are complete when it ends
 */
public record Tile(
        long batch,
        long groups,
        long filters,
        long rows,
        long columns,
        long channels,
        long kernelRows,
        long kernelColumns,
        boolean resumes,
        boolean finishes) {
    public Tile {
        if (batch < 1
                || groups < 1
                || filters < 1
                || rows < 1
                || columns < 1
                || channels < 1
                || kernelRows < 1
                || kernelColumns < 1) {
            throw new IllegalArgumentException("every loop of a tile runs at least once");
        }
    }

    /** Output pixels: rows of the matrix product of one group. */
    public long pixels() {
        return multiplyExact(multiplyExact(batch, rows), columns);
    }

    /** Products summed into one output: the reduction of the matrix product of one group. */
    public long taps() {
        return multiplyExact(multiplyExact(channels, kernelRows), kernelColumns);
    }

    /** Multiply-accumulates of all groups. */
    public long macs() {
        return multiplyExact(multiplyExact(groups, pixels()), multiplyExact(filters, taps()));
    }

    /** Results, finished or not, of all groups. */
    public long results() {
        return multiplyExact(groups, multiplyExact(filters, pixels()));
    }

    /** Weights of all groups. */
    public long weights() {
        return multiplyExact(groups, multiplyExact(filters, taps()));
    }

    /** The same block with other flags of its reduction. */
    public Tile reducing(boolean resuming, boolean finishing) {
        return new Tile(
                batch, groups, filters, rows, columns, channels, kernelRows, kernelColumns, resuming, finishing);
    }
}
