package org.bitgauge.core.precision;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.number.NumberFormat;

/**
 * Format of one tensor of one layer.
 *
 * @param format what a value can be; for a detected precision the widest it can be
 * @param granularity how many values share a precision
 * @param detected whether hardware finds the precision of each group at run time
 * @param reason where it comes from, as the effective table prints it: a rule of the profile, or how it was derived
 */
public record TensorPrecision(NumberFormat format, Granularity granularity, boolean detected, String reason) {
    public TensorPrecision {
        requireNonNull(format, "format");
        requireNonNull(granularity, "granularity");
        requireNonNull(reason, "reason");
    }

    /** One static format for the whole tensor. */
    public static TensorPrecision of(NumberFormat format, String reason) {
        return new TensorPrecision(format, Granularity.TENSOR, false, reason);
    }
}
