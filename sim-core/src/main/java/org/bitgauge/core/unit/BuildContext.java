package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.cost.Style;

/**
 * In what and for what a unit is built.
 *
 * @param style which end of the area-delay trade
 * @param widest the widest formats that the precision profile uses, for units that are sized by the profile
 */
public record BuildContext(Style style, DatapathFormats widest) {
    public BuildContext {
        requireNonNull(style, "style");
        requireNonNull(widest, "widest");
    }
}
