package org.bitgauge.core.cost.fabric;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.explain.Explanation;

/**
 * A matrix-vector unit by the published resource formulas of FINN-R (Blott et al., ACM TRETS 11(3), 2018) in the form that
 * the FINN compiler estimates with.
 *
 * @param inputs inner dimension of the matrix, MW
 * @param outputs rows of the matrix, MH
 * @param pe processing elements, which divide the outputs
 * @param simd lanes of each, which divide the inputs
 * @param weightBits width of a weight
 * @param activationBits width of an input
 * @param signedInput whether inputs have a sign
 * @param thresholdBits width of an output that thresholds in distributed memory make; 0 for none there
 * @param multiplier where products are computed
 * @param distributedWeights weights in distributed RAM instead of block RAM
 */
public record FinnLayer(
        long inputs,
        long outputs,
        long pe,
        long simd,
        int weightBits,
        int activationBits,
        boolean signedInput,
        int thresholdBits,
        MultiplierStyle multiplier,
        boolean distributedWeights) {
    private static final double LUT_OFFSET = 300;
    private static final double LUT_FACTOR = 1.1;
    private static final double DSP_BITS = 48;
    private static final int WIDEST_ACCUMULATOR = 32;
    private static final int LUT_WORDS = 64;
    private static final String CITATION =
            "Blott et al., FINN-R, ACM TRETS 11(3), 2018, as in the FINN compiler's lut_estimation";

    public FinnLayer {
        if (inputs < 1 || outputs < 1 || pe < 1 || simd < 1 || outputs % pe != 0 || inputs % simd != 0) {
            throw new IllegalArgumentException("PE must divide the outputs and SIMD the inputs: " + outputs + " / " + pe
                    + " and " + inputs + " / " + simd);
        }
        if (weightBits < 1 || activationBits < 1 || thresholdBits < 0 || thresholdBits > 16) {
            throw new IllegalArgumentException("widths are at least 1 bit, thresholds at most 16: " + weightBits + ", "
                    + activationBits + ", " + thresholdBits);
        }
    }

    /** Words of the weight memory. */
    public long depth() {
        return Math.multiplyExact(inputs, outputs) / Math.multiplyExact(pe, simd);
    }

    /** Cycles of one matrix-vector product. */
    public long cycles() {
        return depth();
    }

    /** Smallest accumulator that the data types allow, at most 32 bits. */
    public int accumulatorBits() {
        double alpha = Math.log(inputs) / Math.log(2) + weightBits + activationBits - 1 - (signedInput ? 1 : 0);
        double bits = Math.ceil(alpha + Math.log1p(Math.pow(2, -alpha)) / Math.log(2) + 1);
        return (int) Math.min(WIDEST_ACCUMULATOR, bits);
    }

    /** Lookup tables of one PE's products and adder tree, before the factor. */
    private double products() {
        double width = weightBits + activationBits;
        return multiplier == MultiplierStyle.DSP ? 0 : simd * (2 * Math.ceil(width / 6) - 1) * width;
    }

    private double tree() {
        return (weightBits + activationBits) * (2.0 * simd - 1);
    }

    /** Lookup tables, rounded down as FINN does. */
    public long luts() {
        return (long) exactLuts();
    }

    /** Lookup tables before rounding. */
    public double exactLuts() {
        return LUT_OFFSET + LUT_FACTOR * (pe * perElement()) + weightLuts();
    }

    private double perElement() {
        double steps = thresholdBits == 0 ? 0 : Math.pow(2, thresholdBits) - 1;
        long thresholdDepth = (outputs / pe + LUT_WORDS - 1) / LUT_WORDS;
        double memory = steps * accumulatorBits() * thresholdDepth;
        double comparators = steps * accumulatorBits();
        return products() + tree() + accumulatorBits() + memory + comparators;
    }

    private double weightLuts() {
        return distributedWeights ? FabricMemory.lutRam(pe * simd * weightBits, depth()) : 0;
    }

    /** DSP slices. */
    public long dsps() {
        return multiplier == MultiplierStyle.DSP
                ? (long) (pe * simd * Math.ceil((weightBits + activationBits) / DSP_BITS))
                : 0;
    }

    /** Block RAMs of 18 Kbit for the weights. */
    public long brams() {
        return distributedWeights ? 0 : FabricMemory.bram18(pe * simd * weightBits, depth());
    }

    /** Why it takes as many lookup tables as it does. */
    public Explanation explainLuts() {
        return new Explanation(
                "LUT of a matrix-vector unit (FINN-R)",
                luts(),
                "LUT",
                "300 + 1.1 x PE x (products + tree + accumulator + thresholds) + weights",
                0.3,
                CITATION,
                ImmutableList.copyOf(List.of(
                        term("PE", pe),
                        term("products = SIMD x (2 ceil((W + A) / 6) - 1) x (W + A)", products()),
                        term("tree = (W + A) x (2 SIMD - 1)", tree()),
                        term("accumulator", accumulatorBits()),
                        term("thresholds and comparators", perElement() - products() - tree() - accumulatorBits()),
                        term("weights in distributed RAM", weightLuts()))));
    }

    private static Explanation term(String what, double value) {
        return Explanation.derived(what, value, "LUT", "FINN-R", 0, List.of());
    }

    /** Lookup tables of one product and its share of the tree when a PE has many lanes: 1.1 (W+A) (2 ceil((W+A)/6) + 1). */
    public static double lutsPerProduct(int weightBits, int activationBits) {
        double width = weightBits + activationBits;
        return LUT_FACTOR * ((2 * Math.ceil(width / 6) - 1) * width + 2 * width);
    }
}
