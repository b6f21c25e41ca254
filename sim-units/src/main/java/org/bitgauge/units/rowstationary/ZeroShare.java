package org.bitgauge.units.rowstationary;

import java.util.Optional;
import java.util.OptionalDouble;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.values.LayerZeros;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueKnowledge;

/**
 * Share of a layer's activations that are zero, and where it is known from.
 *
 * @param share 0 to 1; empty where nothing is known
 * @param note what a reader must know
 */
record ZeroShare(OptionalDouble share, String note) {
    private static final int PIECE = 4096;

    /** From the values of the task; from what the specification declares for the layer where those are unknown. */
    static ZeroShare of(LayerTask task, RowStationarySpec spec) {
        ValueKnowledge known = task.values().activations();
        if (known instanceof ValueKnowledge.Exact exact) {
            return new ZeroShare(
                    OptionalDouble.of(counted(exact.values())),
                    "products with zero activations are gated, as counted in "
                            + exact.values().source());
        }
        if (known instanceof ValueKnowledge.Expected expected) {
            return new ZeroShare(
                    OptionalDouble.of(expected.codes().probability(0)),
                    "products with zero activations are gated, as expected from " + expected.source());
        }
        Optional<LayerZeros> declared = spec.zeros().stream()
                .filter(z -> z.layer().equals(task.layer().name()))
                .findFirst();
        return declared.map(zeros -> new ZeroShare(
                        OptionalDouble.of(zeros.share()),
                        "products with zero activations are gated, shares as declared"))
                .orElseGet(() -> new ZeroShare(
                        OptionalDouble.empty(),
                        "no product is gated in layers of whose activations nothing is known: their energy is"
                                + " an upper bound"));
    }

    private static double counted(TensorValues values) {
        int[] piece = new int[PIECE];
        long zeros = 0;
        long size = values.size();
        for (long start = 0; start < size; start += PIECE) {
            int count = (int) Math.min(PIECE, size - start);
            values.read(start, piece, 0, count);
            for (int i = 0; i < count; i++) {
                zeros += piece[i] == 0 ? 1 : 0;
            }
        }
        return (double) zeros / size;
    }
}
