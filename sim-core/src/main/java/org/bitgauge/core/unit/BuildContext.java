package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Stimulus;

/**
 * In what and for what a unit is built.
 *
 * @param technology library or node of the logic
 * @param style which end of the area-delay trade
 * @param pipelineStages register stages that cut the critical path of one MAC, at least 1
 * @param widest the widest formats that the precision profile uses, for units that are sized by the profile
 * @param costs of multiply-accumulate units in that style and technology, shared by all that is built there
 */
public record BuildContext(
        Technology technology, Style style, int pipelineStages, DatapathFormats widest, MacCosts costs) {
    public BuildContext {
        requireNonNull(technology, "technology");
        requireNonNull(style, "style");
        requireNonNull(widest, "widest");
        requireNonNull(costs, "costs");
        if (pipelineStages < 1) {
            throw new IllegalArgumentException("a MAC has at least one pipeline stage, not " + pipelineStages);
        }
    }

    /** With costs of its own. */
    public BuildContext(Technology technology, Style style, int pipelineStages, DatapathFormats widest) {
        this(technology, style, pipelineStages, widest, new MacCosts(style, technology, Stimulus.REAL));
    }

    /** The same with another number of pipeline stages. */
    public BuildContext withStages(int stages) {
        return new BuildContext(technology, style, stages, widest, costs);
    }
}
