package org.bitgauge.lab.design;

import com.google.common.math.LongMath;
import org.bitgauge.core.memory.MemoryLevel;

/**
 * Banks that reads of neighbouring output positions reach. Rows lie in the banks in turn, all channels of a position
 * together. Windows that move on by {@code stride} positions read every {@code stride}-th position: where that is a whole
 * number of rows, the first rows of all of them are in only {@code banks / gcd(rows, banks)} banks.
 *
 * @param level memory read
 * @param banksInUse banks that hold what is read
 * @param banks all of its banks
 */
record BankUse(MemoryLevel level, long banksInUse, long banks) {
    BankUse {
        if (banksInUse < 1 || banksInUse > banks) {
            throw new IllegalArgumentException("reads reach from 1 to all banks of " + level.name());
        }
    }

    /**
     * Reads of one layer.
     *
     * @param channels elements of a position
     * @param bitsPerElement their width
     * @param stride positions from one window to the next
     */
    static BankUse of(MemoryLevel level, long channels, double bitsPerElement, long stride) {
        long banks = level.banks();
        long position = level.storedBits(channels, bitsPerElement);
        long step = Math.multiplyExact(position, stride);
        if (stride == 1 || step % level.rowBits() != 0) {
            return new BankUse(level, banks, banks);
        }
        long apart = LongMath.gcd(step / level.rowBits(), banks);
        long rows = -Math.floorDiv(-position, level.rowBits());
        return new BankUse(level, banks / apart * Math.min(apart, rows), banks);
    }

    /** Share of the banks, and so of the bandwidth, that serves the reads. */
    double share() {
        return (double) banksInUse / banks;
    }
}
