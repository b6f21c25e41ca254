package org.bitgauge.workloads.profile;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.config.Shorthand;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.Granularity;
import org.bitgauge.core.precision.TensorPrecision;

/**
 * Format of one tensor as a profile writes it: {@code int8}, or {@code {format: int8, group: 16, detected: true}}.
 *
 * @param format what a value can be
 * @param perChannel whether each channel has a precision of its own
 * @param group values that share a precision, if they are grouped
 * @param detected whether hardware finds the precision of each group at run time
 */
public record TensorFormat(
        @Doc("Number format, as int8, e4m3 or fixed(8,4).") NumberFormat format,
        @Doc("Whether each channel has a precision of its own.") @Default("false") boolean perChannel,
        @Doc("Values that share a precision, where they are grouped.") @Range(min = 1) Optional<Integer> group,
        @Doc("Whether hardware finds the precision of each group at run time.") @Default("false") boolean detected) {
    public TensorFormat {
        requireNonNull(format, "format");
        if (group.isPresent() && group.get() < 1) {
            throw new IllegalArgumentException("a group holds at least 1 value, was " + group.get());
        }
        if (perChannel && group.isPresent()) {
            throw new IllegalArgumentException("a precision per channel and per group at once; keep one of them");
        }
    }

    /** One static format for the whole tensor. */
    @Shorthand("One format for the whole tensor.")
    public static TensorFormat of(NumberFormat format) {
        return new TensorFormat(format, false, Optional.empty(), false);
    }

    TensorPrecision resolved(String reason) {
        return new TensorPrecision(format, granularity(), detected, reason);
    }

    private Granularity granularity() {
        if (group.isPresent()) {
            return new Granularity(Granularity.Kind.GROUP, group.get());
        }
        return perChannel ? new Granularity(Granularity.Kind.CHANNEL, 0) : Granularity.TENSOR;
    }
}
