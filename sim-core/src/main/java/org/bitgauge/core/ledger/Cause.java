package org.bitgauge.core.ledger;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a cycle of a resource went by. Every cycle of every resource has exactly one cause.
 *
 * @param kind what the resource did or waited for
 * @param level memory level that is waited for; empty unless {@code kind} is a wait
 * @param reason why that level made it wait; {@link Reason#NONE} unless {@code kind} is a wait
 */
public record Cause(Kind kind, String level, Reason reason) {
    public Cause {
        requireNonNull(kind, "kind");
        requireNonNull(level, "level");
        requireNonNull(reason, "reason");
        if (kind.isWait() == (reason == Reason.NONE) || kind.isWait() == level.isEmpty()) {
            throw new IllegalArgumentException("a wait names a level and a reason, other causes none: " + kind);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cause cause
                && kind == cause.kind
                && reason == cause.reason
                && level.equals(cause.level);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.ordinal() + reason.ordinal()) + level.hashCode();
    }

    /** A cause that is no wait. */
    public static Cause of(Kind kind) {
        return new Cause(kind, "", Reason.NONE);
    }

    /** Name in CSV: {@code compute}, {@code fill}, {@code wait-weights:dram:bandwidth}. */
    public String label() {
        return kind.isWait() ? kind.label() + ":" + level + ":" + reason.label() : kind.label();
    }

    private static String label(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a resource did, or what it waited for. */
    public enum Kind {
        /** Useful work at full width. */
        COMPUTE(false),
        /** Lanes, rows or columns without work because the array is under-filled, as cycles of the whole array. */
        IDLE_LANES(false),
        /** Pipeline or systolic wavefront filling. */
        FILL(false),
        /** Pipeline or systolic wavefront emptying. */
        DRAIN(false),
        /** Waiting for the slowest lane of a unit. */
        LANE_SYNC(false),
        /** Waiting for the slowest column of a tile. */
        COLUMN_SYNC(false),
        /** Waiting for the slowest tile of the array. */
        TILE_SYNC(false),
        /** Switching to another precision or mode. */
        RECONFIGURATION(false),
        /** Work of the vector unit that nothing hides. */
        VECTOR(false),
        /** Waiting for the result of an earlier layer. */
        DEPENDENCY(false),
        /** A channel moving data towards the array. */
        TRANSFER_IN(false),
        /** A channel moving data away from the array. */
        TRANSFER_OUT(false),
        /** A channel whose bus waits for rows to open. */
        ROW_MISS(false),
        /** A channel whose memory is refreshed. */
        REFRESH(false),
        /** A channel turning from reads to writes and back. */
        TURNAROUND(false),
        /** A channel whose accesses meet in one bank or bank group. */
        BANK_CONFLICT(false),
        /** A channel between first and last request, with nothing to move. */
        IDLE(false),
        WAIT_WEIGHTS(true),
        WAIT_ACTIVATIONS(true),
        WAIT_PARTIAL_SUMS(true),
        /** Waiting for room for results: earlier ones have not been stored yet. */
        WAIT_OUTPUT_SPACE(true),
        /** All is computed, the last results are on their way to memory. */
        WAIT_STORE(true);

        private final boolean wait;
        private final String label;

        Kind(boolean wait) {
            this.wait = wait;
            this.label = Cause.label(this);
        }

        /** Whether the cause names a level and a reason. */
        public boolean isWait() {
            return wait;
        }

        /** Name in CSV. */
        public String label() {
            return label;
        }
    }

    /** Why a memory level made the array wait. */
    public enum Reason {
        NONE,
        BANDWIDTH,
        LATENCY,
        ROW_MISS,
        REFRESH,
        TURNAROUND,
        BANK_CONFLICT,
        /** What one reads or writes has to pass a port that another uses. */
        PORT_CONFLICT;

        private final String label = Cause.label(this);

        /** Name in CSV. */
        public String label() {
            return label;
        }
    }
}
