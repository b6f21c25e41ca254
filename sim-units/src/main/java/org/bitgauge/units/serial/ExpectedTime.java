package org.bitgauge.units.serial;

import org.bitgauge.core.values.CodeDistribution;
import org.bitgauge.core.values.Independence;
import org.bitgauge.core.values.ValueKnowledge;

/**
 * Expected time of a step where only the distribution of values is known: the largest of n independent costs is at most k
 * with probability F(k)^n. Widths that are alike count as fewer: n to the power of their independence. One bits below the
 * leading one are independent of each other even in neighbours of equal width; only zeros are alike, so that groups are all
 * zero more often, and those that are not have more values that are not. Costs of two operands are multiplied as if
 * independent; first-stage shifters are taken as wide enough.
 */
final class ExpectedTime {
    private final double[] shareAtMost;
    private final Independence independence;
    private final boolean onlyZerosAreAlike;

    private ExpectedTime(double[] shareAtMost, Independence independence, boolean onlyZerosAreAlike) {
        this.shareAtMost = shareAtMost;
        this.independence = independence;
        this.onlyZerosAreAlike = onlyZerosAreAlike;
    }

    /** Widths of values, as a leading-one detector sees them. */
    static ExpectedTime ofWidths(ValueKnowledge.Expected values, int mostBits) {
        return of(
                values,
                (code, signed) -> Bits.width(signed && code < 0 ? ~code : code, signed ? 1 : 0, false),
                mostBits + 1,
                false);
    }

    /** One bits of values. */
    static ExpectedTime ofOnes(ValueKnowledge.Expected values, boolean booth, int mostBits) {
        return of(
                values,
                (code, signed) -> Integer.bitCount(booth ? Bits.booth(Math.abs(code)) : Math.abs(code)),
                mostBits + 1,
                true);
    }

    private interface Cost {
        int of(int code, boolean signed);
    }

    private static ExpectedTime of(ValueKnowledge.Expected values, Cost cost, int most, boolean onlyZerosAreAlike) {
        CodeDistribution codes = values.codes();
        double[] share = new double[Math.max(most, SerialGrid.WORD + 1) + 1];
        for (int code = codes.lowest(); code <= codes.highest(); code++) {
            share[cost.of(code, codes.signed())] += codes.probability(code);
        }
        for (int k = 1; k < share.length; k++) {
            share[k] += share[k - 1];
        }
        return new ExpectedTime(share, values.independence(), onlyZerosAreAlike);
    }

    /** Expected largest cost of a group of so many values, at least 1; 1 for none. */
    double ofGroup(double values) {
        if (values == 0) {
            return 1;
        }
        int group = (int) Math.max(1, Math.round(values));
        double expected = 0;
        double before = 0;
        for (int k = 0; k < shareAtMost.length; k++) {
            double upTo = onlyZerosAreAlike
                    ? atMost(k, group)
                    : Math.pow(Math.min(1, shareAtMost[k]), independence.effective(group));
            expected += Math.max(1, k) * (upTo - before);
            before = upTo;
        }
        return expected + (1 - before) * (shareAtMost.length - 1);
    }

    /** Probability that no cost of a group is above k, where all-zero groups are as frequent as of like values. */
    private double atMost(int k, int group) {
        double zeros = Math.min(1, shareAtMost[0]);
        double allZero = Math.pow(zeros, independence.effective(group));
        if (allZero == 1) {
            return 1;
        }
        double present = group * (1 - zeros) / (1 - allZero);
        double each = Math.min(1, (shareAtMost[k] - zeros) / (1 - zeros));
        return allZero + (1 - allZero) * Math.pow(each, present);
    }

    /** Mean cost of one value. */
    double mean() {
        double mean = 0;
        for (int k = 1; k < shareAtMost.length; k++) {
            mean += k * (shareAtMost[k] - shareAtMost[k - 1]);
        }
        return mean;
    }
}
