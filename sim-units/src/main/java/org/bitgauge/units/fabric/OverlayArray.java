package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.cost.fabric.Resource;

/**
 * One array for all layers.
 *
 * @param folding elements and lanes
 * @param multiplier where products are computed
 * @param formats it is built for
 * @param weightsOnChip whether the weights of all layers are in block RAM
 * @param needs of each resource
 */
public record OverlayArray(
        Folding folding,
        MultiplierStyle multiplier,
        StageFormats formats,
        boolean weightsOnChip,
        ImmutableMap<Resource, Double> needs) {
    public OverlayArray {
        requireNonNull(folding, "folding");
        requireNonNull(multiplier, "multiplier");
        requireNonNull(formats, "formats");
        requireNonNull(needs, "needs");
    }

    /** How much it takes of a resource. */
    public double count(Resource resource) {
        Double need = needs.get(resource);
        return need == null ? 0 : need;
    }
}
