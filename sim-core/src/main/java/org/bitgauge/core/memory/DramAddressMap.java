package org.bitgauge.core.memory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * Order of the address fields above the bytes of one burst, lowest first; the row is always on top. It decides how many
 * bursts of a run share an open row and whether a stream stays in one bank group.
 *
 * @param name name in configurations
 * @param lowToHigh each field exactly once
 */
public record DramAddressMap(String name, ImmutableList<Field> lowToHigh) {
    /** A part of the address. */
    public enum Field {
        /** Channel. */
        CHANNEL,
        /** Bank group. */
        GROUP,
        /** Burst within the open row. */
        COLUMN,
        /** Bank within its group. */
        BANK,
        /** Rank of the channel. */
        RANK
    }

    /** Neighbouring bursts go to other channels and bank groups: streams run at full rate. */
    public static final DramAddressMap INTERLEAVED = new DramAddressMap(
            "interleaved", ImmutableList.of(Field.CHANNEL, Field.GROUP, Field.COLUMN, Field.BANK, Field.RANK));

    /** Neighbouring bursts stay in the open row: short runs hit the row, a single stream stays in one bank group. */
    public static final DramAddressMap ROW_MAJOR = new DramAddressMap(
            "row-major", ImmutableList.of(Field.COLUMN, Field.GROUP, Field.BANK, Field.RANK, Field.CHANNEL));

    /** Rows first, then channels: as HBM controllers often ship. */
    public static final DramAddressMap ROW_THEN_CHANNEL = new DramAddressMap(
            "row-then-channel", ImmutableList.of(Field.COLUMN, Field.CHANNEL, Field.BANK, Field.GROUP, Field.RANK));

    public DramAddressMap {
        requireNonNull(name, "name");
        requireNonNull(lowToHigh, "lowToHigh");
        if (lowToHigh.size() != Field.values().length
                || lowToHigh.stream().distinct().count() != lowToHigh.size()) {
            throw new IllegalArgumentException("a DRAM address map names each of "
                    + ImmutableList.copyOf(Field.values()) + " once, was " + lowToHigh);
        }
    }

    /** Number of values a field has. */
    public static int size(DramOrganisation organisation, Field field) {
        return switch (field) {
            case CHANNEL -> organisation.channels();
            case GROUP -> organisation.bankGroups();
            case COLUMN -> organisation.burstsPerRow();
            case BANK -> organisation.banksPerRank() / organisation.bankGroups();
            case RANK -> organisation.ranksPerChannel();
        };
    }

    /** Bursts between two values of a field: the product of the sizes of the lower fields. */
    long burstsBelow(DramOrganisation organisation, Field field) {
        long below = 1;
        for (Field lower : lowToHigh) {
            if (lower == field) {
                return below;
            }
            below *= size(organisation, lower);
        }
        throw new IllegalArgumentException("no field " + field);
    }

    /** Values a field takes in {@code span} neighbouring bursts. */
    double valuesInRun(DramOrganisation organisation, Field field, double span) {
        return Math.min(size(organisation, field), Math.max(1, span / burstsBelow(organisation, field)));
    }

    /**
     * Values a field takes when an access of {@code accessBursts} recurs every {@code strideBursts} (the largest power
     * of two in the stride counts: lower address bits stay the same).
     */
    long valuesInStride(DramOrganisation organisation, Field field, long strideBursts, long accessBursts) {
        long below = burstsBelow(organisation, field);
        int size = size(organisation, field);
        long step = Long.lowestOneBit(strideBursts);
        long within = Math.min(size, Math.max(1, accessBursts / below));
        if (step >= below * size) {
            return within;
        }
        return Math.min(size, within * (below * size / Math.max(below, step)));
    }
}
