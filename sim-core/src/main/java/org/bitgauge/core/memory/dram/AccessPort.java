package org.bitgauge.core.memory.dram;

/**
 * How a source asks. From its second clock on it fills a window with its next bursts, and hands over those whose queue has room,
 * oldest first; a window that is empty is filled again in the same clock.
 *
 * @param accessBytes bytes of each access, whole bursts
 * @param outstanding accesses under way at most; {@code Integer.MAX_VALUE} when the source never waits for data
 * @param heldBursts bursts in the window: those that may wait at the source for room in their channel while later ones to
 *     other channels, or of the other direction, pass; 1 for strict order
 * @param burstsPerClock bursts handed over in one clock at most
 */
public record AccessPort(int accessBytes, int outstanding, int heldBursts, int burstsPerClock) {
    public AccessPort {
        if (Math.min(Math.min(accessBytes, outstanding), Math.min(heldBursts, burstsPerClock)) < 1) {
            throw new IllegalArgumentException("a source of accesses needs at least 1 byte, 1 access under way, 1 burst"
                    + " held and 1 a clock; were " + accessBytes + " B, " + outstanding + ", " + heldBursts + ", "
                    + burstsPerClock);
        }
    }

    /** A source that never waits for data and keeps strict order. */
    public static AccessPort inOrder(int accessBytes) {
        return new AccessPort(accessBytes, Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    }

    /** The same with a limit of accesses under way. */
    public AccessPort withOutstanding(int accesses) {
        return new AccessPort(accessBytes, accesses, heldBursts, burstsPerClock);
    }

    /** The same holding more bursts. */
    public AccessPort holding(int bursts) {
        return new AccessPort(accessBytes, outstanding, bursts, burstsPerClock);
    }

    /** The same with a limit of bursts in a clock. */
    public AccessPort handingOver(int burstsInAClock) {
        return new AccessPort(accessBytes, outstanding, heldBursts, burstsInAClock);
    }
}
