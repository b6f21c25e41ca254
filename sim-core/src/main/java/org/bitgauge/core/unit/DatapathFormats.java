package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.number.NumberFormat;

/**
 * Formats that a datapath is built for.
 *
 * @param weights operand
 * @param activations operand
 * @param accumulator running sums
 */
public record DatapathFormats(NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
    public DatapathFormats {
        requireNonNull(weights, "weights");
        requireNonNull(activations, "activations");
        requireNonNull(accumulator, "accumulator");
    }
}
