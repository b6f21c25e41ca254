package org.bitgauge.core.values;

import org.bitgauge.core.layer.TensorRole;

/**
 * Run-length code: pairs of a run of zeros and the value after it, packed into words that end with a bit, set in the last
 * word of a code. Eyeriss packs three pairs of 5 and 16 bits and that bit into 64 (Chen et al., JSSC 52(1), 2017).
 *
 * @param runBits bits of a run; a longer one is cut by a value that is zero
 * @param pairs pairs in a word
 * @param valueBits bits of a value
 */
public record RunLengthCode(int runBits, int pairs, int valueBits) {
    /** Widest run. */
    public static final int MOST_RUN_BITS = 16;

    /** Most pairs in a word. */
    public static final int MOST_PAIRS = 64;

    public RunLengthCode {
        requireWord(runBits, pairs);
        if (valueBits < 1 || valueBits > Integer.SIZE) {
            throw new IllegalArgumentException(
                    "a value of a run-length code has 1 to " + Integer.SIZE + " bits, not " + valueBits);
        }
    }

    static void requireWord(int runBits, int pairs) {
        if (runBits < 1 || runBits > MOST_RUN_BITS) {
            throw new IllegalArgumentException(
                    "a run of a run-length code has 1 to " + MOST_RUN_BITS + " bits, not " + runBits);
        }
        if (pairs < 1 || pairs > MOST_PAIRS) {
            throw new IllegalArgumentException(
                    "a word of a run-length code holds 1 to " + MOST_PAIRS + " pairs, not " + pairs);
        }
    }

    /** The code of Eyeriss. */
    public static RunLengthCode eyeriss() {
        return new RunLengthCode(5, 3, 16);
    }

    /** Bits of a word. */
    public int wordBits() {
        return pairs * (runBits + valueBits) + 1;
    }

    /** Zeros in a run at most. */
    public int longestRun() {
        return (1 << runBits) - 1;
    }

    /**
     * Mean bits of an element when zeros fall independently with this probability; the rest of the last word is left out.
     * At 1 every run has full length.
     */
    public double bitsPerElement(double zeros) {
        if (!(zeros >= 0 && zeros <= 1)) {
            throw new IllegalArgumentException("the share of zeros is between 0 and 1, was " + zeros);
        }
        long longest = 1L << runBits;
        double all = Math.pow(zeros, longest);
        double pairsPerElement = zeros == 1 ? 1.0 / longest : (1 - zeros) / (1 - all);
        return bits(pairsPerElement);
    }

    /** Fewest bits of an element for this share of zeros, in whatever order: no run is cut. */
    public double fewestBitsPerElement(double zeros) {
        return bits(Math.max(1 - zeros, 1.0 / (1L << runBits)));
    }

    /** Most bits of an element for this share of zeros, in whatever order: all zeros are in runs of full length. */
    public double mostBitsPerElement(double zeros) {
        return bits(1 - zeros + zeros / (1L << runBits));
    }

    private double bits(double pairsPerElement) {
        return pairsPerElement * wordBits() / pairs;
    }

    /** Counts the code of a tensor: one for each image, one for all weights. */
    public Count count(TensorValues values, TensorRole role, ValueOrder order) {
        Counter counter = new Counter(role != TensorRole.WEIGHTS);
        new OrderedValues(values, order).stream(counter);
        counter.end();
        return new Count(values.size(), counter.nonZeros, counter.allPairs, Math.multiplyExact(counter.words, (long)
                wordBits()));
    }

    /**
     * What the code of a tensor holds.
     *
     * @param values of the tensor
     * @param nonZeros of them that are not zero
     * @param pairs of a run and a value
     * @param bits of all words
     */
    public record Count(long values, long nonZeros, long pairs, long bits) {}

    private final class Counter implements OrderedValues.Target {
        private final boolean images;
        private final int longest = longestRun();
        private int run;
        private long pairsOfCode;
        private long nonZeros;
        private long allPairs;
        private long words;

        Counter(boolean images) {
            this.images = images;
        }

        @Override
        public void accept(int[] codes, int offset, int count) {
            for (int i = offset; i < offset + count; i++) {
                boolean zero = codes[i] == 0;
                nonZeros += zero ? 0 : 1;
                if (zero && run < longest) {
                    run++;
                } else {
                    pairsOfCode++;
                    run = 0;
                }
            }
        }

        @Override
        public void endOuter() {
            if (images) {
                end();
            }
        }

        /** Zeros at the end are a run and a value that is zero. */
        void end() {
            pairsOfCode += run > 0 ? 1 : 0;
            run = 0;
            words += -Math.floorDiv(-pairsOfCode, pairs);
            allPairs += pairsOfCode;
            pairsOfCode = 0;
        }
    }
}
