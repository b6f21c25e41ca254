package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.ledger.Ledger;

/**
 * What one layer cost on one design.
 *
 * @param layer name in the network
 * @param op kind of operation, as {@code conv}, {@code gemm}, {@code relu}
 * @param macs multiply-accumulates
 * @param weightFormat format of the weights, {@code -} where there are none
 * @param activationFormat format of the activations
 * @param partialSumFormat format of running sums, {@code -} where there are none
 * @param outputFormat format of the results
 * @param weightBitsMean bits of a weight as stored, scales included; 0 where there are none
 * @param activationBitsMean bits of an activation as stored, scales included
 * @param idealCycles cycles at full utilisation of the array and without any wait
 * @param peakMacsPerCycle multiply-accumulates of a full array in one cycle in these formats
 * @param dramReadBits bits read from DRAM
 * @param dramWriteBits bits written to DRAM
 * @param mapping how it ran, in one line
 * @param engine which engine timed it, and whether the closed form agrees
 * @param ledger every cycle and every picojoule
 */
public record LayerResult(
        String layer,
        String op,
        long macs,
        String weightFormat,
        String activationFormat,
        String partialSumFormat,
        String outputFormat,
        double weightBitsMean,
        double activationBitsMean,
        long idealCycles,
        double peakMacsPerCycle,
        long dramReadBits,
        long dramWriteBits,
        String mapping,
        String engine,
        Ledger ledger) {
    /** Resource of the array in the ledger. */
    public static final String ARRAY = "array";

    public LayerResult {
        requireNonNull(layer, "layer");
        requireNonNull(ledger, "ledger");
        if (macs < 0 || idealCycles < 0 || dramReadBits < 0 || dramWriteBits < 0) {
            throw new IllegalArgumentException("counts of layer " + layer + " are never negative");
        }
    }

    /** Duration in cycles. */
    public long cycles() {
        return ledger.cycles();
    }

    /** Cycles in which the array was busy with tiles, under-filled or not. */
    public long busyCycles() {
        return ledger.time().stream()
                .filter(e -> e.resource().equals(ARRAY) && !e.cause().kind().isWait())
                .mapToLong(e -> e.cycles())
                .sum();
    }

    /** Cycles in which the array waited. */
    public long stallCycles() {
        return ledger.time().stream()
                .filter(e -> e.resource().equals(ARRAY) && e.cause().kind().isWait())
                .mapToLong(e -> e.cycles())
                .sum();
    }

    /** Share of the array's multiply-accumulate slots that did useful work; 0 for vector work. */
    public double utilisation() {
        return macs == 0 || cycles() == 0 ? 0 : macs / (peakMacsPerCycle * cycles());
    }

    /** Energy in picojoules. */
    public double energyPj() {
        return ledger.energyPj();
    }
}
