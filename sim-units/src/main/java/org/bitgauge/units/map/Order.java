package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bitgauge.core.unit.Tile;

/** Order of the three loop bundles of a stage, outermost first; groups are always outside, being independent. */
enum Order {
    FILTERS_PIXELS_TAPS(Axis.FILTERS, Axis.PIXELS, Axis.TAPS),
    PIXELS_FILTERS_TAPS(Axis.PIXELS, Axis.FILTERS, Axis.TAPS),
    FILTERS_TAPS_PIXELS(Axis.FILTERS, Axis.TAPS, Axis.PIXELS),
    TAPS_FILTERS_PIXELS(Axis.TAPS, Axis.FILTERS, Axis.PIXELS),
    PIXELS_TAPS_FILTERS(Axis.PIXELS, Axis.TAPS, Axis.FILTERS),
    TAPS_PIXELS_FILTERS(Axis.TAPS, Axis.PIXELS, Axis.FILTERS);

    private final ImmutableList<Axis> axes;
    private final Dimension[] loops = new Dimension[Dimension.COUNT];

    /** All orders; {@link #values} copies. */
    static final ImmutableList<Order> ALL = ImmutableList.copyOf(values());

    private static final ImmutableList<ImmutableList<Order>> DISTINCT = distinct();

    Order(Axis first, Axis second, Axis third) {
        axes = ImmutableList.of(first, second, third);
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
     * The axes whose loops move again what they do not change, because they lie outside of a loop that does.
     *
     * @param repeating axes whose loops repeat, a {@link Axis#bit} of each, as is the result
     */
    int moveAgain(int repeating) {
        int again = 0;
        int inside = 0;
        for (int i = axes.size() - 1; i >= 0; i--) {
            int own = axes.get(i).bit() & repeating;
            again |= inside != 0 ? own : 0;
            inside |= own;
        }
        return again;
    }

    /** The orders that differ where only some axes repeat: of those with the same sequence the first. */
    static ImmutableList<Order> distinct(int repeating) {
        return DISTINCT.get(repeating);
    }

    private static ImmutableList<ImmutableList<Order>> distinct() {
        ImmutableList.Builder<ImmutableList<Order>> all = ImmutableList.builder();
        for (int repeating = 0; repeating < 1 << Axis.ALL.size(); repeating++) {
            Map<Integer, Order> bySequence = new LinkedHashMap<>();
            for (Order order : ALL) {
                bySequence.putIfAbsent(order.sequence(repeating), order);
            }
            all.add(ImmutableList.copyOf(bySequence.values()));
        }
        return all.build();
    }

    private int sequence(int repeating) {
        int code = 0;
        for (Axis axis : axes) {
            if ((axis.bit() & repeating) != 0) {
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

        /** One bit, in sets of axes. */
        int bit() {
            return 1 << ordinal();
        }

        /** Axes along which a tile is smaller than what it is a part of, a bit of each. */
        static int repeating(Tile bound, Tile tile) {
            int repeating = 0;
            for (Axis axis : ALL) {
                for (Dimension dimension : axis.dimensions) {
                    repeating |= dimension.of(tile) < dimension.of(bound) ? axis.bit() : 0;
                }
            }
            return repeating;
        }
    }
}
