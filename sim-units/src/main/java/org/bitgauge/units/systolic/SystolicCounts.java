package org.bitgauge.units.systolic;

import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * What a systolic array truly does for a whole layer in one go, from the folding that the simulator itself runs: duration
 * instead of the last index, true output writes, and the read-back of partial sums that SCALE-Sim leaves out. With a true
 * fold length, its overall and its compute utilisation are one number.
 *
 * @param cycles duration without waiting for memory
 * @param utilisationPercent products over cycles and processing elements
 * @param mappingEfficiencyPercent mean share of the processing elements that a fold uses
 * @param activationReads activations read next to the array, zeros included
 * @param weightReads weights read
 * @param partialSumReads unfinished sums read back
 * @param partialSumWrites unfinished sums written
 * @param outputWrites finished results written
 */
public record SystolicCounts(
        long cycles,
        double utilisationPercent,
        double mappingEfficiencyPercent,
        long activationReads,
        long weightReads,
        long partialSumReads,
        long partialSumWrites,
        long outputWrites) {
    private static final double PERCENT = 100;

    /**
     * Counts of a layer on an array.
     *
     * @throws IllegalArgumentException for vector work
     */
    public static SystolicCounts of(Operation operation, ScaleSimDataflow dataflow, long rows, long columns) {
        LoopNest nest = LoopNest.of(operation);
        Tile tile = nest.size();
        Dataflow.Folding folding = dataflow.dataflow().fold(nest, rows, columns);
        long cycles = folding.busyCycles(tile);
        EdgeTraffic edge = folding.edge(tile);
        double elements = (double) rows * columns;
        return new SystolicCounts(
                cycles,
                PERCENT * tile.macs() / (cycles * elements),
                PERCENT * mapping(tile, folding, elements),
                edge.activationReads(),
                edge.weightReads(),
                edge.partialSumReads(),
                edge.partialSumWrites(),
                edge.outputWrites());
    }

    /** Every fold streams equally long, so the mean use is products over folds, streaming cycles and elements. */
    private static double mapping(Tile tile, Dataflow.Folding folding, double elements) {
        if (!(folding instanceof GemmFolding gemm)) {
            throw new IllegalStateException("a systolic dataflow without folds: " + folding);
        }
        return tile.macs() / ((double) gemm.folds(tile) * gemm.streamed(tile) * elements);
    }
}
