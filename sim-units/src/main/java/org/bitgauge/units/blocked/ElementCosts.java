package org.bitgauge.units.blocked;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.logic.FixedShape;
import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.core.cost.logic.LogicQuantity;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Part;
import org.bitgauge.core.cost.logic.Stimulus;
import org.bitgauge.core.explain.Explanation;

/**
 * A processing element by construction: block multipliers with their sign gating, an AND-OR shifter that puts each product in
 * its place, one carry-save tree over all products and the running sum, its adder and its register. Operand registers and the
 * selection of blocks are parts of their own. A part that sees zeros costs no energy, so energies are sums of parts times how
 * often their inputs are not zero.
 *
 * <p>Against open synthesis of such elements (Nangate45, K = 2 and 4, 8-bit operands, 1 to 16 products): see the table in
 * docs/modelling-blocked.md.
 */
final class ElementCosts {
    private final ElementShape shape;
    private final MacCosts costs;
    private final LogicLibrary library;
    private final Part product;
    private final Part row;
    private final Part add;
    private final Part register;

    ElementCosts(ElementShape shape, MacCosts costs) {
        this.shape = shape;
        this.costs = costs;
        this.library = costs.library();
        this.product =
                shape.isPlain() ? multiplier() : multiplier().then(sign()).then(shifter());
        this.row = library.treeRow(shape.productBits());
        this.add = library.adder(shape.accumulatorBits());
        this.register = library.register(shape.accumulatorBits());
    }

    private Part multiplier() {
        int w = shape.weightBlock();
        int a = shape.activationBlock();
        return Math.min(w, a) == 1 ? library.gates("one-bit multiplier", Math.max(w, a), 1) : library.multiplier(w, a);
    }

    /** The top block of an operand carries its sign: a gated row and column beside the unsigned array. */
    private Part sign() {
        return library.gates("sign gating", shape.weightBlock() + shape.activationBlock() + 1.0, 1);
    }

    /** One-hot selected products are ORed: bits x places AND terms merge into the bits of a whole product. */
    private Part shifter() {
        int bits = shape.weightBlock() + shape.activationBlock() + 2;
        double merges = Math.max(bits, (double) bits * shape.places() - shape.productBits());
        return library.gates("shifter to " + shape.places() + " places", merges, levels(shape.places()));
    }

    private static double levels(int ways) {
        return 1 + Math.ceil(Math.log(Math.max(2, ways)) / Math.log(2));
    }

    /** Cost of the whole element on data of these shares of non-zero blocks; area, delay and leakage do not depend on them. */
    HardwareCost element(Use use) {
        int b = shape.multipliers();
        Part whole = product.times(b).then(add).then(register);
        if (b > 1) {
            whole = whole.then(row.times(b - 1.0));
        }
        Part timed = new Part("blocked element", whole.area(), path(), energy(use), whole.leakage());
        return costs.cost(timed);
    }

    /** A multiply-accumulate of the block widths into the accumulator, the shifter, and the deeper tree. */
    private Explanation path() {
        FixedShape mac = new FixedShape(
                Math.max(2, shape.weightBlock()), Math.max(2, shape.activationBlock()), shape.accumulatorBits());
        Explanation whole = library.explain(mac, LogicQuantity.PERIOD, Stimulus.REAL);
        double shift =
                shape.isPlain() ? 0 : sign().delay().value() + shifter().delay().value();
        double tree = shape.multipliers() == 1
                ? 0
                : library.treePath(shape.multipliers()).delay().value();
        return Explanation.derived(
                "path of a blocked element",
                whole.value() - library.clockOverhead().value() + shift + tree,
                "ps",
                "multiply-accumulate of a block + shifter + tree levels of the other products",
                0.25,
                List.of(
                        whole,
                        Explanation.given("shifter", shift, "ps", "structure"),
                        Explanation.given("tree levels", tree, "ps", "structure")));
    }

    /**
     * How a multiply-accumulate uses an element.
     *
     * @param active mean number of block products whose operands are both not zero
     * @param cycles of the element, each with a clocked register; below 1 where several share a cycle
     * @param summing share of those cycles whose sum changes
     */
    record Use(double active, double cycles, double summing) {}

    private Explanation energy(Use use) {
        double perProduct = product.energy().value()
                + (shape.multipliers() == 1 ? 0 : row.energy().value());
        double value = use.active() * perProduct
                + use.cycles()
                        * (use.summing() * add.energy().value()
                                + register.energy().value());
        return Explanation.derived(
                "energy of a product on a blocked element",
                value,
                "fJ",
                "non-zero block products x (multiplier + shifter + tree) + cycles x (adder where it changes +"
                        + " register)",
                0.35,
                List.of(
                        Explanation.given("non-zero block products", use.active(), "", "values, or normal at 3 sigma"),
                        Explanation.given("cycles", use.cycles(), "", "block products / multipliers"),
                        product.energy(),
                        add.energy(),
                        register.energy()));
    }

    /** Choice of its two blocks for one multiplier. */
    HardwareCost select() {
        int w = shape.weightBlock() * (shape.weightBlocks() - 1);
        int a = shape.activationBlock() * (shape.activationBlocks() - 1);
        return costs.cost(library.gates("block selection", (double) w + a, 2));
    }

    /** Registers of so many bits. */
    HardwareCost register(int bits) {
        return costs.cost(library.register(bits));
    }
}
