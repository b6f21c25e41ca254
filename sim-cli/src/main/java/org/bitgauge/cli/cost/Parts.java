package org.bitgauge.cli.cost;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.explain.Explanation;

/** Numbers of a part under the names that scripts read. */
final class Parts {
    private Parts() {}

    /**
     * One number.
     *
     * @param key JSON name with its unit
     * @param why value, unit and reasons
     */
    record Number(String key, Explanation why) {}

    static List<Number> logic(HardwareCost cost) {
        return List.of(
                new Number("area_um2", cost.area()),
                new Number("delay_ps", cost.delay()),
                new Number("energy_fj", cost.energy()),
                new Number("leakage_nw", cost.leakage()));
    }
}
