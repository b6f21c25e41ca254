package org.bitgauge.units.map;

import static java.lang.Math.multiplyExact;

import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;

/**
 * One layer to be mapped.
 *
 * @param nest its loops
 * @param plan how the array runs its tiles
 * @param stored bits of an element of its tensors in each memory
 * @param hierarchy where its tensors can live
 * @param residency what need not go through DRAM
 */
record LayerProblem(LoopNest nest, UnitPlan plan, StoredBits stored, Hierarchy hierarchy, Residency residency) {

    /** Bits of an element in a level or the DRAM, and on the channel that the level or the DRAM feeds. */
    double bitsPer(TensorRole role, int level) {
        return stored.per(role, level);
    }

    /** Width of a result in a memory that may have to hold it unfinished. */
    TensorRole resultRole(boolean unfinished) {
        return unfinished ? TensorRole.PARTIAL_SUMS : TensorRole.OUTPUTS;
    }

    /** Most elements of an operand that a block of this size can touch, halo included, padding excluded. */
    long elements(Operand operand, Tile tile) {
        return switch (operand) {
            case WEIGHTS -> tile.weights();
            case RESULTS -> tile.results();
            case ACTIVATIONS ->
                multiplyExact(
                        multiplyExact(tile.batch(), multiplyExact(tile.groups(), tile.channels())),
                        multiplyExact(
                                footprint(
                                        tile.rows(),
                                        tile.kernelRows(),
                                        nest.stride().height(),
                                        nest.dilation().height(),
                                        nest.in().height()),
                                footprint(
                                        tile.columns(),
                                        tile.kernelColumns(),
                                        nest.stride().width(),
                                        nest.dilation().width(),
                                        nest.in().width())));
        };
    }

    private static long footprint(long outputs, long kernel, long stride, long dilation, long limit) {
        long span = (outputs - 1) * stride + dilation * (kernel - 1) + 1;
        return Math.min(limit, Math.min(span, multiplyExact(outputs, kernel)));
    }

    /** Bits of a level's rows that the slots of an operand's block take. */
    long storedBits(Operand operand, Tile tile, boolean unfinished, int index) {
        MemoryLevel level = hierarchy.level(index);
        TensorRole role =
                switch (operand) {
                    case WEIGHTS -> TensorRole.WEIGHTS;
                    case ACTIVATIONS -> TensorRole.ACTIVATIONS;
                    case RESULTS -> resultRole(unfinished);
                };
        return multiplyExact(level.storedBits(elements(operand, tile), bitsPer(role, index)), (long) level.slots());
    }

    /** Whether an operand does not go through DRAM. */
    boolean isResident(Operand operand) {
        return switch (operand) {
            case WEIGHTS -> residency.weights();
            case ACTIVATIONS -> residency.wholeInput();
            case RESULTS -> !residency.results().leave();
        };
    }

    /** Whether {@code level} keeps the whole of an operand between layers. */
    boolean isHome(Operand operand, int level) {
        int[] chain = hierarchy.chain(operand);
        boolean stays = operand == Operand.RESULTS ? residency.results().stay() : isResident(operand);
        return stays && chain[chain.length - 1] == level;
    }
}
