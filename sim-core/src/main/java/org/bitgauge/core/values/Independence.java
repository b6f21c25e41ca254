package org.bitgauge.core.values;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;

/**
 * How far neighbouring values are independent of each other: the widest of g neighbours is as wide as the widest of {@code
 * g^exponent} independent values. Exponents measured at some group sizes are joined by straight lines over the logarithm of
 * the size and constant beyond them.
 *
 * @param exponents by group size, each at least 0 and finite; 1 for independent values, less where neighbours are alike
 */
public record Independence(ImmutableSortedMap<Integer, Double> exponents) {
    private static final double MOST = 4;

    public Independence {
        if (exponents.isEmpty()) {
            throw new IllegalArgumentException("the independence of neighbours needs at least one exponent");
        }
        exponents.forEach((group, exponent) -> {
            if (group < 2 || !(exponent >= 0 && exponent <= MOST)) {
                throw new IllegalArgumentException("the independence of neighbours is an exponent of 0 to " + MOST
                        + " for groups of at least 2, not " + exponent + " for " + group);
            }
        });
    }

    /** One exponent for groups of any size. */
    public static Independence of(double exponent) {
        return new Independence(ImmutableSortedMap.of(2, exponent));
    }

    /** How many independent values are as wide as a group of so many neighbours. */
    public double effective(int group) {
        return Math.pow(group, exponent(group));
    }

    private double exponent(int group) {
        Map.Entry<Integer, Double> below = exponents.floorEntry(group);
        Map.Entry<Integer, Double> above = exponents.ceilingEntry(group);
        if (below == null || above == null) {
            return below == null ? exponents.values().iterator().next() : below.getValue();
        }
        if (below.getKey().equals(above.getKey())) {
            return below.getValue();
        }
        double part = Math.log((double) group / below.getKey()) / Math.log((double) above.getKey() / below.getKey());
        return below.getValue() + part * (above.getValue() - below.getValue());
    }
}
