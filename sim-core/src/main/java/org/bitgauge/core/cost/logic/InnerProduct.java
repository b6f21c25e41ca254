package org.bitgauge.core.cost.logic;

import java.util.List;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.quantity.Quantity;

/**
 * A bit-parallel inner product {@code q <= c + w1 a1 + ... + wn an} as synthesis merges it: a MAC whose one carry-save tree
 * takes the partial products of all lanes, with one carry-propagate adder. It follows from the coefficients of the MAC:
 * every further lane adds its array, every lane the columns by which the sum is wider than a product, and the tree grows by
 * the levels of the lanes.
 */
public final class InnerProduct {
    private final LogicLibrary library;
    private final FixedShape mac;
    private final int lanes;

    private InnerProduct(LogicLibrary library, FixedShape mac, int lanes) {
        this.library = library;
        this.mac = mac;
        this.lanes = lanes;
    }

    /** Whether these widths have partial products to merge; operands of one bit are signs. */
    public static boolean merges(int weightBits, int activationBits) {
        return Math.min(weightBits, activationBits) > 1;
    }

    /**
     * All lanes with the register of the sum.
     *
     * @param accumulatorBits bits of the sum and of what is added to
     */
    public static Part of(LogicLibrary library, int weightBits, int activationBits, int accumulatorBits, int lanes) {
        if (!merges(weightBits, activationBits) || lanes < 1) {
            throw new IllegalArgumentException(
                    "an inner product merges operands of at least 2 bits in at least 1 lane, not " + weightBits + "x"
                            + activationBits + " bits in " + lanes);
        }
        return new InnerProduct(library, new FixedShape(weightBits, activationBits, accumulatorBits), lanes).part();
    }

    private Part part() {
        double levels = Features.log2(lanes);
        Part products = library.multiplier(mac.weightBits(), mac.activationBits());
        double extension = Math.ceil(levels) * lanes;
        Part cell = library.treeRow(1);
        return new Part(
                "inner product " + lanes + " of " + mac,
                merged("area", LogicQuantity.AREA, products.area(), cell.area(), extension),
                path(levels),
                merged("energy", LogicQuantity.ENERGY, array(), cell.energy(), extension),
                merged("leakage", LogicQuantity.LEAKAGE, products.leakage(), cell.leakage(), extension));
    }

    private Explanation merged(
            String what, LogicQuantity quantity, Explanation array, Explanation cell, double extension) {
        Explanation first = library.explain(mac, quantity, Stimulus.REAL);
        return Costs.sum(
                what + " of the inner product",
                lanes == 1
                        ? List.of(first)
                        : List.of(
                                first,
                                Costs.scaled(array, lanes - 1, "further lanes"),
                                Costs.scaled(cell, extension, "columns of the sum beyond a product x lanes")));
    }

    /** Energy of a MAC without its accumulator. */
    private Explanation array() {
        Explanation whole = library.explain(mac, LogicQuantity.ENERGY, Stimulus.REAL);
        double sum = mac.accumulatorBits()
                * (library.coefficient(mac, LogicQuantity.ENERGY, Features.REGISTER_BITS)
                                .value()
                        + library.coefficient(mac, LogicQuantity.ENERGY, Features.ACCUMULATOR_BITS)
                                .value());
        return Explanation.derived(
                "energy of partial products",
                whole.value() - sum,
                "fJ",
                "MAC without accumulator and register",
                whole.spread(),
                List.of(whole, Explanation.given("accumulator and register", sum, "fJ", "calibration")));
    }

    private Explanation path(double levels) {
        Explanation whole = library.explain(mac, LogicQuantity.PERIOD, Stimulus.REAL);
        double overhead = library.clockOverhead().value();
        Quantity level = library.coefficient(mac, LogicQuantity.PERIOD, Features.TREE_LEVELS);
        return Explanation.derived(
                "path of the inner product",
                whole.value() - overhead + levels * level.value(),
                "ps",
                "period of the MAC - clock overhead + log2(lanes) x tree level",
                whole.spread(),
                List.of(
                        whole,
                        Explanation.given("clock overhead", overhead, "ps", "calibration"),
                        Explanation.given("log2(lanes)", levels, "", "structure"),
                        Explanation.leaf("tree level", level)));
    }
}
