package org.bitgauge.units.blocked;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.logic.FixedShape;
import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Part;
import org.bitgauge.core.cost.logic.Stimulus;
import org.bitgauge.core.explain.Explanation;

/**
 * A sub-word parallel multiply-accumulator by construction: an array multiplier with a gate for each cell that lies outside the
 * lanes of some mode, its adder, and a register. Summed together, lanes lie on the anti-diagonal and add up in the array itself.
 * Summed apart, each lane has a sum of its own with the same room for growth.
 *
 * @param width bits of the whole multiplier
 * @param levels how often it can be halved
 * @param apart whether lanes have sums of their own
 * @param accumulatorBits bits of the sum of whole products
 * @param costs of parts
 */
record SubwordCosts(int width, int levels, boolean apart, int accumulatorBits, MacCosts costs) {
    /** Lanes of a mode that holds operands of so many bits. */
    int lanes(int bits) {
        int lanes = 1;
        for (int level = 1; level <= levels && bits <= width >> level; level++) {
            lanes = 1 << level;
        }
        return lanes;
    }

    /** Bits of all sums in the mode that needs most. */
    int sumBits() {
        int growth = accumulatorBits - 2 * width;
        int most = accumulatorBits;
        for (int level = 1; apart && level <= levels; level++) {
            most = Math.max(most, (1 << level) * (2 * (width >> level) + Math.max(1, growth)));
        }
        return most;
    }

    /** The whole element; its energy is that of one product in the mode with so many lanes. */
    HardwareCost element(int lanes) {
        LogicLibrary library = costs.library();
        FixedShape shape = new FixedShape(width, width, Math.max(width, accumulatorBits));
        HardwareCost whole = library.cost(shape, Stimulus.REAL);
        Part gating = gating(library);
        Part sums = sumBits() > accumulatorBits
                ? gating.then(library.adder(sumBits() - accumulatorBits))
                        .then(library.register(sumBits() - accumulatorBits))
                : gating;
        Part fixed = library.adder(accumulatorBits).then(library.register(accumulatorBits));
        double array = Math.max(0, whole.energyFj() - fixed.energy().value());
        double used = array / lanes + sums.energy().value();
        double energy = (used + fixed.energy().value()) / lanes;
        Part element = new Part(
                "sub-word multiply-accumulator",
                sum("area", "um2", whole.areaUm2(), sums.area().value(), whole.area()),
                Explanation.derived(
                        "path",
                        whole.delayPs()
                                - library.clockOverhead().value()
                                + gating.delay().value(),
                        "ps",
                        "multiply-accumulate + gating",
                        0.2,
                        List.of(whole.delay(), gating.delay())),
                Explanation.derived(
                        "energy of a product",
                        energy,
                        "fJ",
                        "(array / lanes + gating + sum) / lanes",
                        0.3,
                        List.of(whole.energy(), Explanation.given("lanes", lanes, "", "mode"))),
                sum("leakage", "nW", whole.leakageNw(), sums.leakage().value(), whole.leakage()));
        return costs.cost(element);
    }

    /** One gate for each cell outside the lanes of a level: half of the array, then half of what is left. */
    private Part gating(LogicLibrary library) {
        double cells = (double) width * width * (1 - Math.pow(0.5, levels));
        return library.gates("lane gating", Math.max(1, cells), 1);
    }

    private static Explanation sum(String what, String unit, double first, double second, Explanation of) {
        return Explanation.derived(
                what,
                first + second,
                unit,
                "multiply-accumulate + gating + sums of lanes",
                0.2,
                List.of(of, Explanation.given("gating and sums of lanes", second, unit, "structure")));
    }
}
