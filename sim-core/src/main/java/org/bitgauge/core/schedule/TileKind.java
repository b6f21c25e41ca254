package org.bitgauge.core.schedule;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.ledger.Cause;
import org.jspecify.annotations.Nullable;

/**
 * A tile as the engine sees it: how long the array is busy with it and why, and what it moves. Tiles that agree in all of
 * this are of one kind, however many there are.
 *
 * @param busy cycles of the array by cause; their sum is at least 1
 * @param macs multiply-accumulates done
 * @param bits bits for each stream of the schedule: loaded before it starts or stored after it ends; 0 where the tile goes
 *     on with what is there
 * @param accesses accesses for each access port of the schedule
 */
public record TileKind(ImmutableList<Busy> busy, long macs, ImmutableLongArray bits, ImmutableLongArray accesses) {
    public TileKind {
        requireNonNull(busy, "busy");
        long sum = 0;
        for (Busy part : busy) {
            sum = Math.addExact(sum, part.cycles());
        }
        if (sum < 1) {
            throw new IllegalArgumentException("a tile keeps the array busy for at least one cycle");
        }
        if (macs < 0 || anyNegative(bits) || anyNegative(accesses)) {
            throw new IllegalArgumentException("MACs, bits and accesses of a tile are never negative");
        }
    }

    private static boolean anyNegative(ImmutableLongArray counts) {
        for (int i = 0; i < counts.length(); i++) {
            if (counts.get(i) < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TileKind kind
                && macs == kind.macs
                && bits.equals(kind.bits)
                && accesses.equals(kind.accesses)
                && busy.equals(kind.busy);
    }

    /** Busy cycles follow from what a tile does; kinds that differ in nothing else are rare. */
    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(macs) + bits.hashCode()) + accesses.hashCode();
    }

    /** Cycles from start to end once nothing is waited for. */
    public long busyCycles() {
        long sum = 0;
        for (Busy part : busy) {
            sum += part.cycles();
        }
        return sum;
    }

    /**
     * Part of a tile's busy time.
     *
     * @param cause why
     * @param cycles how long, 0 or more
     */
    public record Busy(Cause cause, long cycles) {
        public Busy {
            requireNonNull(cause, "cause");
            if (cycles < 0) {
                throw new IllegalArgumentException("busy cycles are never negative: " + cause.label());
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Busy part && cycles == part.cycles && cause.equals(part.cause);
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(cycles) + cause.hashCode();
        }
    }
}
