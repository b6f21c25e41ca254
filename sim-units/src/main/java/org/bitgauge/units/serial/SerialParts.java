package org.bitgauge.units.serial;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.logic.InnerProduct;
import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Part;
import org.bitgauge.core.explain.Explanation;

/** Crossings, detectors and serialisers of serial units, put together from adders, gates, shifters and registers. */
final class SerialParts {
    private static final int HALVES = 2;

    private final MacCosts costs;
    private final LogicLibrary library;
    private final int weightBits;
    private final int activationBits;
    private final int sumBits;
    private final int lanes;

    SerialParts(MacCosts costs, int weightBits, int activationBits, int sumBits, int lanes) {
        this.costs = costs;
        this.library = costs.library();
        this.weightBits = weightBits;
        this.activationBits = activationBits;
        this.sumBits = Math.max(sumBits, weightBits + activationBits);
        this.lanes = lanes;
    }

    private static int log2(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, value - 1));
    }

    private Part tree(int words, int bits) {
        return words < HALVES ? library.gates("wire", 1, 1) : library.adderTree(words, bits);
    }

    private Part accumulator(int bits) {
        return library.adder(bits).then(library.register(bits));
    }

    private int treeBits(int bits) {
        return bits + log2(lanes);
    }

    /** A bit-parallel inner product: one merged tree, or, for operands of one bit, signs, tree and accumulator. */
    Part parallel() {
        if (InnerProduct.merges(weightBits, activationBits)) {
            return InnerProduct.of(library, weightBits, activationBits, sumBits, lanes);
        }
        int product = weightBits + activationBits;
        return library.multiplier(weightBits, activationBits)
                .times(lanes)
                .then(tree(lanes, product))
                .then(accumulator(sumBits));
    }

    /** AND gates, tree, negation for the sign bit and a shifting accumulator (Stripes). */
    Part stripes() {
        return and(weightBits)
                .then(tree(lanes, weightBits))
                .then(library.gates("negation", treeBits(weightBits), 1))
                .then(accumulator(sumBits));
    }

    private Part and(int bits) {
        return library.gates("serial multipliers", (double) lanes * bits, 1);
    }

    /**
     * A tree of bits over one-bit weights and a shifting accumulator; beside them the registers of the weights and a second
     * accumulator, both behind registers of their own, which work once for each bit of the weights (Loom).
     */
    Part loom(int bitsPerCycle) {
        int inner = weightBits + log2(lanes) + log2(bitsPerCycle) + 1;
        double cyclesOfAWeightBit = Math.ceil((double) activationBits / bitsPerCycle);
        return and(bitsPerCycle)
                .then(tree(lanes, bitsPerCycle))
                .then(accumulator(inner))
                .beside(library.register(lanes * HALVES * bitsPerCycle))
                .beside(everySo(accumulator(sumBits), cyclesOfAWeightBit));
    }

    /** A part that works once in so many cycles. */
    private static Part everySo(Part part, double cycles) {
        Explanation each = part.energy();
        Explanation mean = Explanation.derived(
                "energy in a mean cycle",
                each.value() / cycles,
                each.unit(),
                "energy / cycles between uses",
                each.spread(),
                List.of(each, Explanation.given("cycles between uses", cycles, "", "bits of an activation")));
        return new Part(part.name(), part.area(), part.delay(), mean, part.leakage());
    }

    /** First-stage shifters, signs, tree, second-stage shifter and accumulator (Bit-Pragmatic). */
    Part pragmatic(int firstStageBits) {
        int shifted = weightBits + (1 << firstStageBits) - 1;
        int second = Math.max(1, log2(activationBits) - firstStageBits);
        Part lane = library.gates("sign", shifted, 1);
        if (firstStageBits > 0) {
            lane = library.barrelShifter(shifted, firstStageBits).then(lane);
        }
        return lane.times(lanes)
                .then(tree(lanes, shifted))
                .then(library.barrelShifter(treeBits(shifted) + activationBits, second))
                .then(accumulator(sumBits));
    }

    /** Adders of powers, one-hot decoders, a counter for every power, and their weighted sum (Laconic). */
    Part laconic() {
        int power = log2(activationBits);
        int powers = activationBits + weightBits - 1;
        return library.adder(Math.max(HALVES, power + 1))
                .then(library.gates("decoder", powers, power))
                .times(lanes)
                .then(tree(lanes, 1).times(powers))
                .then(tree(powers, log2(lanes) + 1))
                .then(accumulator(sumBits));
    }

    /** Multipliers, a crossbar to the banks, and an adder with its register in each (SCNN); sums lie in registers beside. */
    Part scnn(ScnnGrid grid) {
        int bits = Math.max(sumBits, HALVES);
        return library.multiplier(weightBits, activationBits)
                .times(grid.products())
                .then(library.mux(bits, Math.max(HALVES, grid.products())).times(grid.banks()))
                .then(accumulator(bits).times(grid.banks()));
    }

    /** Ors the lanes of a column, finds the leading one, and the trailing one where both are trimmed; holds the width. */
    Part detector(boolean trims) {
        Part or = library.gates("or of the lanes", Math.max(1.0, (double) (lanes - 1) * activationBits), log2(lanes));
        Part lead = library.leadingZeroCounter(Math.max(HALVES, activationBits));
        Part found = trims ? lead.times(HALVES).then(library.adder(Math.max(HALVES, log2(activationBits)))) : lead;
        return or.then(found).then(library.register(Math.max(1, log2(activationBits))));
    }

    /** Registers of two columns of activations, written by words and read by bits: transposer and serialiser. */
    Part serialiser(int registers, int bitsPerCycle) {
        int words = HALVES + registers;
        return library.register(lanes * activationBits * words)
                .then(library.mux(lanes * bitsPerCycle, Math.max(HALVES, activationBits / bitsPerCycle)));
    }

    /** Leading-one detectors that turn every activation of a column into powers. */
    Part powerEncoder() {
        return library.leadingZeroCounter(Math.max(HALVES, activationBits))
                .then(library.register(activationBits))
                .times(lanes);
    }

    /**
     * The share of one lane in a crossing, with the energy of one product of full width.
     *
     * @param crossing all lanes with tree and accumulator
     * @param users lanes, or multipliers, that share it
     * @param cycles of a product of full width
     */
    HardwareCost lane(Part crossing, int users, double cycles, int stages) {
        HardwareCost whole = costs.pipelined(costs.cost(crossing), stages, treeBits(weightBits));
        double share = 1.0 / users;
        return new HardwareCost(
                whole.areaUm2() * share,
                whole.delayPs(),
                whole.energyFj() * share * cycles,
                whole.leakageNw() * share,
                share("area of a lane", whole.area(), share, 1),
                whole.delay(),
                share("energy of a product of full width", whole.energy(), share, cycles),
                share("leakage of a lane", whole.leakage(), share, 1));
    }

    private static Explanation share(String what, Explanation whole, double share, double cycles) {
        return Explanation.derived(
                what,
                whole.value() * share * cycles,
                whole.unit(),
                "crossing / lanes x cycles",
                whole.spread(),
                List.of(
                        whole,
                        Explanation.given("lanes", 1 / share, "", "configuration"),
                        Explanation.given("cycles", cycles, "", "bits of the built width")));
    }

    HardwareCost cost(Part part) {
        return costs.cost(part);
    }

    HardwareCost weightRegister() {
        return costs.cost(library.register(weightBits));
    }

    HardwareCost activationRegister() {
        return costs.cost(library.register(activationBits));
    }

    /** One sum; a bank writes one of its own in a cycle. */
    HardwareCost sumRegister() {
        return costs.cost(library.register(sumBits));
    }
}
