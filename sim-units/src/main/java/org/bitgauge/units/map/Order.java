package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;

/** Order of the three loop bundles of a stage, outermost first; groups are always outside, being independent. */
enum Order {
    FILTERS_PIXELS_TAPS(Axis.FILTERS, Axis.PIXELS, Axis.TAPS),
    PIXELS_FILTERS_TAPS(Axis.PIXELS, Axis.FILTERS, Axis.TAPS),
    FILTERS_TAPS_PIXELS(Axis.FILTERS, Axis.TAPS, Axis.PIXELS),
    TAPS_FILTERS_PIXELS(Axis.TAPS, Axis.FILTERS, Axis.PIXELS),
    PIXELS_TAPS_FILTERS(Axis.PIXELS, Axis.TAPS, Axis.FILTERS),
    TAPS_PIXELS_FILTERS(Axis.TAPS, Axis.PIXELS, Axis.FILTERS);

    private final ImmutableList<Axis> axes;
    private final int[] position = new int[3];
    private final Dimension[] loops = new Dimension[Dimension.COUNT];

    /** All orders; {@link #values} copies. */
    static final ImmutableList<Order> ALL = ImmutableList.copyOf(values());

    Order(Axis first, Axis second, Axis third) {
        axes = ImmutableList.of(first, second, third);
        for (int i = 0; i < 3; i++) {
            position[axes.get(i).ordinal()] = i;
        }
        int at = 0;
        loops[at++] = Dimension.GROUP;
        for (Axis axis : axes) {
            for (Dimension dimension : axis.dimensions()) {
                loops[at++] = dimension;
            }
        }
    }

    /** Loop at a position of {@value Dimension#COUNT}, outermost first. */
    Dimension loop(int at) {
        return loops[at];
    }

    ImmutableList<Axis> axes() {
        return axes;
    }

    /**
     * How often the blocks of an operand that does not depend on {@code axis} are moved again because that loop lies outside
     * of a loop which changes them: the loop's count, or 1.
     *
     * @param counts iterations of each axis
     */
    long repeats(Axis axis, long[] counts) {
        for (int other = 0; other < position.length; other++) {
            if (counts[other] > 1 && position[other] > position[axis.ordinal()]) {
                return counts[axis.ordinal()];
            }
        }
        return 1;
    }

    /** Whether another order with the same loops that really repeat comes earlier among the values. */
    boolean isRedundant(long[] counts) {
        int own = sequence(counts);
        for (int i = 0; i < ordinal(); i++) {
            if (ALL.get(i).sequence(counts) == own) {
                return true;
            }
        }
        return false;
    }

    private int sequence(long[] counts) {
        int code = 0;
        for (Axis axis : axes) {
            if (counts[axis.ordinal()] > 1) {
                code = 4 * code + 1 + axis.ordinal();
            }
        }
        return code;
    }

    /** Loops that are tiled together. */
    enum Axis {
        PIXELS(Dimension.BATCH, Dimension.ROW, Dimension.COLUMN),
        FILTERS(Dimension.FILTER),
        TAPS(Dimension.CHANNEL, Dimension.KERNEL_ROW, Dimension.KERNEL_COLUMN);

        static final ImmutableList<Axis> ALL = ImmutableList.copyOf(values());

        private final ImmutableList<Dimension> dimensions;

        Axis(Dimension... dimensions) {
            this.dimensions = ImmutableList.copyOf(dimensions);
        }

        ImmutableList<Dimension> dimensions() {
            return dimensions;
        }
    }
}
