package org.bitgauge.core.memory.dram;

import java.util.Arrays;

/**
 * Which of up to 64 banks are worth looking at in a clock: a bank that was found not to be ready rests until a clock, on a
 * wheel of 64 clocks; it is due then, or when it has changed. Times beyond the wheel are looked at again on the way.
 */
final class DueBanks {
    private static final int AWAKE = -1;

    private final long[] resting = new long[Long.SIZE];
    private final int[] slotOf;
    private long occupied;
    private long due = -1L;
    private long clock;

    DueBanks(int banks) {
        slotOf = new int[banks];
        Arrays.fill(slotOf, AWAKE);
    }

    /** Banks due in this clock, one bit each; clocks never go back. */
    long at(long now) {
        long passed = now - clock;
        if (passed > 0) {
            long slots = Long.rotateRight(occupied, (int) (clock + 1));
            slots &= passed >= Long.SIZE ? -1L : (1L << passed) - 1;
            for (; slots != 0; slots &= slots - 1) {
                wake((int) (clock + 1 + Long.numberOfTrailingZeros(slots)) & (Long.SIZE - 1));
            }
            clock = now;
        }
        return due;
    }

    private void wake(int slot) {
        long banks = resting[slot];
        due |= banks;
        for (long rest = banks; rest != 0; rest &= rest - 1) {
            slotOf[Long.numberOfTrailingZeros(rest)] = AWAKE;
        }
        resting[slot] = 0;
        occupied &= ~(1L << slot);
    }

    /** A due bank rests until a clock after the present one, or until it changes where there is none. */
    void rest(int bank, long until) {
        due &= ~(1L << bank);
        if (until != CommandIssue.NEVER) {
            int slot = (int) Math.min(until, clock + Long.SIZE - 1) & (Long.SIZE - 1);
            resting[slot] |= 1L << bank;
            occupied |= 1L << slot;
            slotOf[bank] = slot;
        }
    }

    /** A bank has changed: it is due. */
    void changed(int bank) {
        long bit = 1L << bank;
        int slot = slotOf[bank];
        if (slot != AWAKE) {
            resting[slot] &= ~bit;
            if (resting[slot] == 0) {
                occupied &= ~(1L << slot);
            }
            slotOf[bank] = AWAKE;
        }
        due |= bit;
    }

    /** The next clock at which a resting bank is due. */
    long next() {
        return occupied == 0
                ? CommandIssue.NEVER
                : clock + 1 + Long.numberOfTrailingZeros(Long.rotateRight(occupied, (int) (clock + 1)));
    }
}
