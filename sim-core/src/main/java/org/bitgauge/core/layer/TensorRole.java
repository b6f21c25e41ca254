package org.bitgauge.core.layer;

import java.util.Locale;

/** What a tensor is to the layer that uses it; precision, traffic and energy are kept apart by it. */
public enum TensorRole {
    /** The stationary or second operand; for an attention product the keys or values, which another layer made. */
    WEIGHTS,
    /** The first operand. */
    ACTIVATIONS,
    /** Running sums that are not finished. */
    PARTIAL_SUMS,
    /** Finished results in the format of the next layer. */
    OUTPUTS;

    /** Name in YAML and CSV, for example {@code partial-sums}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
