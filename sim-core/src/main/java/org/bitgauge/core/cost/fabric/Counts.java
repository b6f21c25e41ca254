package org.bitgauge.core.cost.fabric;

import java.util.List;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.quantity.Quantity;

/** Explained counts of resources. */
final class Counts {
    private Counts() {}

    /** A count of blocks times the calibrated cost of one. */
    static Explanation each(String what, Quantity one, double count) {
        return Explanation.derived(
                what,
                one.value() * count,
                one.unit(),
                "count x coefficient",
                one.spread(),
                List.of(Explanation.given("count", count, "", "structure"), Explanation.leaf("coefficient", one)));
    }

    /** A number of lookup tables that follows from the structure and is met exactly by the calibration rows. */
    static Explanation exact(String what, double value, String formula) {
        return derived(what, value, Resource.LUT, formula, 0);
    }

    static Explanation derived(String what, double value, Resource resource, String formula, double spread) {
        return Explanation.derived(what, value, resource.label(), formula, spread, List.of());
    }

    static Explanation sum(String what, Resource resource, List<Explanation> terms) {
        double value = 0;
        double uncertainty = 0;
        for (Explanation term : terms) {
            value += term.value();
            uncertainty += term.value() * term.spread();
        }
        return Explanation.derived(
                what, value, resource.label(), "sum over building blocks", value == 0 ? 0 : uncertainty / value, terms);
    }
}
