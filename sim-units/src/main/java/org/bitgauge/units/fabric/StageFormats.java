package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.number.NumberFormat;

/**
 * Formats of a stage.
 *
 * @param weights operand that stays
 * @param activations operand that streams in
 * @param accumulator running sums
 * @param outputs results as the next stage reads them
 */
public record StageFormats(
        NumberFormat weights, NumberFormat activations, NumberFormat accumulator, NumberFormat outputs) {
    public StageFormats {
        requireNonNull(weights, "weights");
        requireNonNull(activations, "activations");
        requireNonNull(accumulator, "accumulator");
        requireNonNull(outputs, "outputs");
    }
}
