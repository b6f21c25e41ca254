package org.bitgauge.units.blocked;

import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.values.CodeDistribution;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueKnowledge;

/**
 * How often each kept block of an operand is not zero: from its values, from how often each code occurs, or, where nothing is
 * known and nothing depends on it but energy, from a normal distribution with 3 sigma at full scale, as the calibration of
 * multiply-accumulators has it.
 */
final class BlockActivity {
    private static final double SIGMAS = 3;
    private static final int MOST_POINTS = 1 << 16;
    private static final int CHUNK = 1 << 14;

    private BlockActivity() {}

    /** Share of elements whose kept block is not zero, for each rank, most significant first. */
    static double[] of(BlockedFormat format, ValueKnowledge known) {
        if (known instanceof ValueKnowledge.Exact exact) {
            return ofTensor(format, exact.values());
        }
        if (known instanceof ValueKnowledge.Expected expected) {
            return ofCodes(format, expected.codes());
        }
        return ofNormal(format);
    }

    private static double[] ofTensor(BlockedFormat format, TensorValues values) {
        double[] shares = new double[format.kept()];
        int[] codes = new int[CHUNK];
        for (long start = 0; start < values.size(); start += CHUNK) {
            int count = (int) Math.min(CHUNK, values.size() - start);
            values.read(start, codes, 0, count);
            for (int i = 0; i < count; i++) {
                add(format, aligned(format, Math.abs((long) codes[i]), values.bits()), 1.0 / values.size(), shares);
            }
        }
        return shares;
    }

    private static double[] ofCodes(BlockedFormat format, CodeDistribution codes) {
        double[] shares = new double[format.kept()];
        for (int code = codes.lowest(); code <= codes.highest(); code++) {
            add(format, aligned(format, Math.abs((long) code), codes.bits()), codes.probability(code), shares);
        }
        return shares;
    }

    private static double[] ofNormal(BlockedFormat format) {
        int magnitudeBits = format.element().bits() - (format.element().signed() ? 1 : 0);
        long top = 1L << magnitudeBits;
        int points = (int) Math.min(top, MOST_POINTS);
        long step = top / points;
        double[] shares = new double[format.kept()];
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double z = SIGMAS * i / (points - 1.0 + 1e-12);
            double weight = Math.exp(-z * z / 2) * (i == 0 ? 0.5 : 1);
            long scattered = step == 1 ? 0 : (i * 0x9E3779B1L & 0x7fffffffL) % step;
            add(format, i * step + scattered, weight, shares);
            sum += weight;
        }
        for (int r = 0; r < shares.length; r++) {
            shares[r] /= sum;
        }
        return shares;
    }

    /** Codes of another width stand for the same share of full scale. */
    private static long aligned(BlockedFormat format, long magnitude, int bits) {
        int shift = format.element().bits() - bits;
        return shift >= 0 ? magnitude << shift : magnitude >>> -shift;
    }

    private static void add(BlockedFormat format, long magnitude, double share, double[] shares) {
        for (int r = 0; r < shares.length; r++) {
            if ((magnitude & format.rankBits(magnitude, r)) != 0) {
                shares[r] += share;
            }
        }
    }
}
