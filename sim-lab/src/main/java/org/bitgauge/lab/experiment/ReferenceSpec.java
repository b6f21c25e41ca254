package org.bitgauge.lab.experiment;

import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.result.ReferenceValue;

/**
 * A published number to show beside ours; it never enters a result.
 *
 * @param name what it is
 * @param quantity which of our quantities it stands beside
 * @param profile profile it belongs to
 * @param network network it belongs to
 * @param number the number
 * @param source where it was published
 */
@Doc("A published number to show beside ours; it never enters a result.")
public record ReferenceSpec(
        @Doc("What it is.") String name,
        @Doc("Quantity of ours that it stands beside.") Quantity quantity,
        @Doc("Profile it belongs to; all where empty.") @Default("''") String profile,
        @Doc("Network it belongs to; all where empty.") @Default("''") String network,
        @Doc("The number.") double number,
        @Doc("Paper and table, or section.") String source) {
    /** Quantities that have published numbers. */
    public enum Quantity {
        @Doc("Speedup of a whole network.")
        SPEEDUP,
        @Doc("Energy gain of a whole network.")
        ENERGY_GAIN,
        @Doc("Speedup of the MAC alone: delay ratio times area ratio.")
        MAC_SPEEDUP,
        @Doc("Energy gain of the MAC alone.")
        MAC_ENERGY_GAIN;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** For results. */
    public ReferenceValue value() {
        return new ReferenceValue(name, quantity.label(), profile, network, number, source);
    }
}
