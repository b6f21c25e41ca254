package org.bitgauge.core.result;

/**
 * A published number.
 *
 * @param name what it is, for example {@code Hill et al., e6m7, speedup}
 * @param quantity which of our quantities it stands beside: {@code speedup}, {@code energy-gain}, {@code mac-speedup},
 *     {@code mac-energy-gain}
 * @param profile profile it belongs to; empty for all
 * @param network network it belongs to; empty for all
 * @param value the number
 * @param source where it was published
 */
public record ReferenceValue(
        String name, String quantity, String profile, String network, double value, String source) {}
