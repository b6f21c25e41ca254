package org.bitgauge.core.values;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.ImmutableDoubleArray;
import org.bitgauge.core.layer.TensorRole;

/** Sums a tensor up: how often each code occurs and how far neighbours are independent, which stand for it from then on. */
public final class Measured {
    private static final int STEPS = 60;
    private static final double MOST = 4;

    private Measured() {}

    /**
     * What remains of a tensor when its values are gone.
     *
     * @param role whose neighbours are meant
     * @param groups sizes at which independence is measured
     */
    public static ValueKnowledge.Expected of(TensorValues values, TensorRole role, ValueOrder order, int... groups) {
        CodeDistribution codes = codes(values);
        ImmutableSortedMap.Builder<Integer, Double> exponents = ImmutableSortedMap.naturalOrder();
        for (int group : groups) {
            GroupTotals totals = new GroupTotals(values.bits(), values.signed());
            OrderedValues.groups(values, role, order, group, totals);
            exponents.put(group, exponent(codes, group, (double) totals.widthOfValues() / totals.values()));
        }
        return new ValueKnowledge.Expected(codes, new Independence(exponents.buildOrThrow()), values.source());
    }

    /** The distribution of the codes of a tensor. */
    public static CodeDistribution codes(TensorValues values) {
        int magnitude = values.signed() ? values.bits() - 1 : values.bits();
        if (values.bits() > CodeDistribution.MOST_BITS) {
            throw new IllegalArgumentException(values.source() + ": codes of " + values.bits()
                    + " bits are too many to count one by one; quantise to at most " + CodeDistribution.MOST_BITS);
        }
        int lowest = values.signed() ? -1 << magnitude : 0;
        long[] counts = new long[(1 << magnitude) - lowest];
        new OrderedValues(values, ValueOrder.FILE).stream((codes, offset, count) -> {
            for (int i = offset; i < offset + count; i++) {
                counts[codes[i] - lowest]++;
            }
        });
        double[] shares = new double[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (double) counts[i] / values.size();
        }
        return new CodeDistribution(
                values.bits(), values.fractionBits(), values.signed(), lowest, ImmutableDoubleArray.copyOf(shares));
    }

    /** The exponent at which the expected width is the one that was found; the mean width grows with it. */
    private static double exponent(CodeDistribution codes, int group, double found) {
        StoredExpectation expectation =
                new StoredExpectation(new ValueKnowledge.Expected(codes, Independence.of(1), "trial"));
        double low = 0;
        double high = MOST;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (expectation.meanWidth(Math.pow(group, middle)) < found) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
