package org.bitgauge.core.memory.dram;

/**
 * How a source asks.
 *
 * @param accessBytes bytes of each access, whole bursts
 * @param outstanding accesses under way at most; {@code Integer.MAX_VALUE} when the source never waits for data
 * @param heldBursts bursts that may wait at the source for room in their channel while later ones to other channels, or of
 *     the other direction, pass; 1 for strict order
 */
public record AccessPort(int accessBytes, int outstanding, int heldBursts) {
    public AccessPort {
        if (accessBytes < 1 || outstanding < 1 || heldBursts < 1) {
            throw new IllegalArgumentException(
                    "a source of accesses needs at least 1 byte, 1 access under way and 1 burst" + " held; were "
                            + accessBytes + " B, " + outstanding + ", " + heldBursts);
        }
    }

    /** A source that never waits for data and keeps strict order. */
    public static AccessPort inOrder(int accessBytes) {
        return new AccessPort(accessBytes, Integer.MAX_VALUE, 1);
    }

    /** The same with a limit of accesses under way. */
    public AccessPort withOutstanding(int accesses) {
        return new AccessPort(accessBytes, accesses, heldBursts);
    }

    /** The same holding more bursts. */
    public AccessPort holding(int bursts) {
        return new AccessPort(accessBytes, outstanding, bursts);
    }
}
