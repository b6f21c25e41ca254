package org.bitgauge.core.cost.logic;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.explain.Explanation;

/** Sums and products of explained numbers. */
final class Costs {
    private Costs() {}

    static HardwareCost hardware(Explanation area, Explanation delay, Explanation energy, Explanation leakage) {
        return new HardwareCost(
                area.value(), delay.value(), energy.value(), leakage.value(), area, delay, energy, leakage);
    }

    /** The spread of a sum is the mean of the spreads, weighted by the terms: parts err together. */
    static Explanation sum(String what, List<Explanation> terms) {
        double value = 0;
        double uncertainty = 0;
        for (Explanation term : terms) {
            value += term.value();
            uncertainty += term.value() * term.spread();
        }
        double spread = value == 0 ? 0 : uncertainty / value;
        return Explanation.derived(what, value, terms.get(0).unit(), "sum of parts", spread, terms);
    }

    static Explanation scaled(Explanation of, double factor, String why) {
        return Explanation.derived(
                of.what(),
                of.value() * factor,
                of.unit(),
                "value x " + why,
                of.spread(),
                List.of(of, Explanation.given(why, factor, "", why)));
    }

    /** The same cost where parts were put together that were never measured as this whole. */
    static HardwareCost uncertain(HardwareCost cost, double spread) {
        return hardware(
                uncertain(cost.area(), spread),
                uncertain(cost.delay(), spread),
                uncertain(cost.energy(), spread),
                uncertain(cost.leakage(), spread));
    }

    private static Explanation uncertain(Explanation of, double spread) {
        return new Explanation(
                of.what(),
                of.value(),
                of.unit(),
                of.formula(),
                Math.max(spread, of.spread()),
                of.source(),
                of.inputs());
    }

    static HardwareCost sum(HardwareCost first, HardwareCost second, Explanation delay) {
        return hardware(
                sum("area", List.of(first.area(), second.area())),
                delay,
                sum("energy", List.of(first.energy(), second.energy())),
                sum("leakage", List.of(first.leakage(), second.leakage())));
    }
}
