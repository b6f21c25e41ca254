package org.bitgauge.core.memory.dram;

import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramAddressMap.Field;
import org.bitgauge.core.memory.DramOrganisation;

/** Splits a byte address into channel, bank (rank, group and bank within it) and row by shifts and masks. */
final class AddressDecoder {
    private final int burstShift;
    private final int rowShift;
    private final int[] shift = new int[Field.values().length];
    private final int[] mask = new int[Field.values().length];
    private final int groups;
    private final int banksPerGroup;

    AddressDecoder(DramOrganisation organisation, DramAddressMap map) {
        burstShift = log2(organisation.burstBits() / 8, "bytes of a burst");
        int position = 0;
        for (Field field : map.lowToHigh()) {
            int size = DramAddressMap.size(organisation, field);
            shift[field.ordinal()] = position;
            mask[field.ordinal()] = size - 1;
            position += log2(size, "values of " + field);
        }
        rowShift = position;
        groups = organisation.bankGroups();
        banksPerGroup = organisation.banksPerRank() / groups;
    }

    long burst(long address) {
        return address >>> burstShift;
    }

    int channel(long burst) {
        return field(burst, Field.CHANNEL);
    }

    /** Number of the bank in its channel: ranks, then groups, then banks. */
    int bank(long burst) {
        return (field(burst, Field.RANK) * groups + field(burst, Field.GROUP)) * banksPerGroup
                + field(burst, Field.BANK);
    }

    int row(long burst) {
        return (int) (burst >>> rowShift) & Integer.MAX_VALUE;
    }

    private int field(long burst, Field field) {
        return (int) (burst >>> shift[field.ordinal()]) & mask[field.ordinal()];
    }

    private static int log2(int value, String what) {
        if (Integer.bitCount(value) != 1) {
            throw new IllegalArgumentException(
                    "an address map needs powers of two: " + what + " of a DRAM are " + value);
        }
        return Integer.numberOfTrailingZeros(value);
    }
}
