package org.bitgauge.core.cost.memory;

import com.google.common.collect.ImmutableList;

/**
 * How a memory is laid out on the sweep's range: words wider than 512 bit as equal memories side by side that are
 * accessed together, more than 8 banks as equal groups of which one is accessed. What joins them (wires, multiplexers)
 * is not included, and said so.
 *
 * @param side memories accessed together
 * @param groups groups of banks of which one is accessed
 * @param widthBits word of one memory
 * @param banks banks of one group
 * @param capacityBytes data of one memory of one group
 * @param warnings what the layout leaves out
 */
record SramShape(
        int side, int groups, double widthBits, double banks, double capacityBytes, ImmutableList<String> warnings) {
    private static final int WIDEST = 512;
    private static final int NARROWEST = 8;
    private static final int MOST_BANKS = 8;
    private static final double LARGEST = 16L << 20;

    static SramShape of(SramSpec spec) {
        ImmutableList.Builder<String> warnings = ImmutableList.builder();
        int side = (spec.widthBits() + WIDEST - 1) / WIDEST;
        int groups = (spec.banks() + MOST_BANKS - 1) / MOST_BANKS;
        if (side > 1) {
            warnings.add("a word of " + spec.widthBits() + " bit is " + side
                    + " memories side by side; wiring that joins them is not included");
        }
        if (groups > 1) {
            warnings.add(spec.banks() + " banks are " + groups
                    + " groups of which one is accessed; the bus between the groups is not included");
        }
        double capacity = (double) spec.capacityBytes() / side / groups;
        if (capacity > LARGEST) {
            warnings.add("beyond 16 MiB the slope of the last two doublings is continued");
        }
        if (spec.widthBits() < NARROWEST) {
            warnings.add("below 8 bit the slope from 16 to 8 bit is continued linearly");
        }
        return new SramShape(
                side,
                groups,
                (double) spec.widthBits() / side,
                (double) spec.banks() / groups,
                capacity,
                warnings.build());
    }

    /** How often the metric of one memory occurs in the whole. */
    int copies(SramMetric metric) {
        return switch (metric) {
            case READ_ENERGY, WRITE_ENERGY -> side;
            case LEAKAGE, AREA -> side * groups;
            case ACCESS_TIME, CYCLE_TIME -> 1;
        };
    }

    boolean narrow() {
        return widthBits < NARROWEST;
    }
}
