package org.bitgauge.lab.explore;

import java.util.List;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;

/**
 * A grid over an experiment.
 *
 * @param axes their product is the grid
 * @param objectives columns of the result that the front is taken over
 */
@Doc("A grid over any places of an experiment, and the objectives of its Pareto front.")
public record ExploreSpec(
        @Doc("Axes; the grid is their product.") List<AxisSpec> axes,
        @Doc("Columns of points.csv that the front is taken over; speedup, energy_gain, utilisation, inferences_per_s"
                        + " and accuracy are maximised, all others minimised.")
                @Default("[time_s, energy_j, area_mm2]")
                List<String> objectives) {
    public ExploreSpec {
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("a grid needs at least one axis");
        }
        for (String objective : objectives) {
            if (!PointRow.METRICS.contains(objective)) {
                throw new IllegalArgumentException(
                        "unknown objective '" + objective + "'; known are " + String.join(", ", PointRow.METRICS));
            }
        }
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("a front needs at least one objective");
        }
    }
}
