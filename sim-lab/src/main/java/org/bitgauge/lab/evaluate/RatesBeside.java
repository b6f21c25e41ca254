package org.bitgauge.lab.evaluate;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.evaluate.Evaluator.Evaluated;

/**
 * Layers as they were mapped by one timer, timed by another: the same tiles in the same places, so that the two times of a
 * run can stand beside each other.
 */
final class RatesBeside {
    private final LayerTimer timer;
    private final Design design;
    private final Map<Evaluated, Evaluated> known = new IdentityHashMap<>();
    private final Fusion fusion = new Fusion();
    private long cycles;
    private long byRates;

    RatesBeside(LayerTimer timer, Design design) {
        this.timer = timer;
        this.design = design;
    }

    /** The layer in the other time. */
    Evaluated time(LayerTask task, Evaluated mapped) {
        return known.computeIfAbsent(mapped, each -> {
            Timing timing = timer.time(design, task, each.mapped().schedule());
            return new Evaluated(each.mapped(), timing);
        });
    }

    /** Adds a layer to both sums; its remark names the first time. */
    Fusion.Exposed add(LayerTask task, Evaluated mapped, Fusion.Exposed exposed) {
        long before = fusion.next(task.layer(), mapped.timing()).timing().cycles();
        byRates = Math.addExact(byRates, before);
        cycles = Math.addExact(cycles, exposed.timing().cycles());
        return new Fusion.Exposed(exposed.timing(), exposed.remark() + "; by rates " + before + " cycles");
    }

    /** How far the first time of a run was off. */
    String note(String network, String profile) {
        double more = 100.0 * (cycles - byRates) / byRates;
        return String.format(
                Locale.ROOT,
                "%s, %s on %s: %d cycles with its DRAM served burst by burst, %d by rates (%+.2f %%)",
                network,
                profile,
                design.name(),
                cycles,
                byRates,
                more);
    }
}
