package org.bitgauge.units.serial;

/**
 * What an SCNN array does on a layer.
 *
 * @param cycles until the slowest element is done, channel by channel, with the exchange of halos
 * @param denseCycles the same with zeros multiplied too and no bank conflicts
 * @param products done, each of which updates an accumulator
 * @param idleGroups multiplier cycles without a valid pair
 * @param idleConflicts multiplier cycles behind bank conflicts
 * @param idleElements multiplier cycles behind the slowest element
 * @param idleHalo multiplier cycles of the exchange of halos
 * @param haloTransfers sums that neighbours exchange, for each output channel
 * @param weightReads of the weight buffers
 * @param activationReads of the activation buffers
 * @param activationGroups groups of activations
 * @param pairs of a group of activations and one of weights
 * @param streamedWeights weights that come from off the chip
 */
public record ScnnCounts(
        long cycles,
        long denseCycles,
        long products,
        long idleGroups,
        long idleConflicts,
        long idleElements,
        long idleHalo,
        long haloTransfers,
        long weightReads,
        long activationReads,
        long activationGroups,
        long pairs,
        long streamedWeights) {
    /** A layer without products. */
    public static final ScnnCounts NONE = new ScnnCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Multiplier cycles, useful and idle. */
    public long multiplierCycles() {
        return products + idleGroups + idleConflicts + idleElements + idleHalo;
    }
}
