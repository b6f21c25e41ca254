package org.bitgauge.units.serial;

import org.bitgauge.core.values.CodeDistribution;
import org.bitgauge.core.values.Independence;
import org.bitgauge.core.values.ValueKnowledge;

/**
 * Expected time of a step where only the distribution of values is known: the largest of n independent costs is at most k
 * with probability F(k)^n. Values that are alike count as fewer: n to the power of their independence. Costs of two operands
 * are multiplied as if independent; first-stage shifters are taken as wide enough.
 */
final class ExpectedTime {
    private final double[] shareAtMost;
    private final Independence independence;

    private ExpectedTime(double[] shareAtMost, Independence independence) {
        this.shareAtMost = shareAtMost;
        this.independence = independence;
    }

    /** Widths of values, as a leading-one detector sees them. */
    static ExpectedTime ofWidths(ValueKnowledge.Expected values, int mostBits) {
        return of(
                values,
                (code, signed) -> Bits.width(signed && code < 0 ? ~code : code, signed ? 1 : 0, false),
                mostBits + 1);
    }

    /** One bits of values. */
    static ExpectedTime ofOnes(ValueKnowledge.Expected values, boolean booth, int mostBits) {
        return of(
                values,
                (code, signed) -> Integer.bitCount(booth ? Bits.booth(Math.abs(code)) : Math.abs(code)),
                mostBits + 1);
    }

    private interface Cost {
        int of(int code, boolean signed);
    }

    private static ExpectedTime of(ValueKnowledge.Expected values, Cost cost, int most) {
        CodeDistribution codes = values.codes();
        double[] share = new double[Math.max(most, SerialGrid.WORD + 1) + 1];
        for (int code = codes.lowest(); code <= codes.highest(); code++) {
            share[cost.of(code, codes.signed())] += codes.probability(code);
        }
        for (int k = 1; k < share.length; k++) {
            share[k] += share[k - 1];
        }
        return new ExpectedTime(share, values.independence());
    }

    /** Expected largest cost of a group of so many values, at least 1. */
    double ofGroup(double values) {
        double n = independence.effective((int) Math.max(1, Math.round(values)));
        double expected = 0;
        double before = 0;
        for (int k = 0; k < shareAtMost.length; k++) {
            double upTo = Math.pow(Math.min(1, shareAtMost[k]), n);
            expected += Math.max(1, k) * (upTo - before);
            before = upTo;
        }
        return expected + (1 - before) * (shareAtMost.length - 1);
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
