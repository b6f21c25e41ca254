package org.bitgauge.units.rowstationary;

/**
 * Run-length code of activations in DRAM: pairs of a run of zeros and the value after it, packed into words. Eyeriss packs
 * three pairs of 5 and 16 bits into 64 (Chen et al., JSSC 2017).
 *
 * @param runBits bits of a run; longer runs are cut by a value that is zero
 * @param pairs pairs in a word
 * @param wordBits bits of a word
 */
public record RunLengthCode(int runBits, int pairs, int wordBits) {
    public RunLengthCode {
        if (runBits < 1 || runBits > 30 || pairs < 1 || wordBits < pairs * (runBits + 1)) {
            throw new IllegalArgumentException("a word of a run-length code holds its pairs of a run and a value");
        }
    }

    /** The code of Eyeriss. */
    public static RunLengthCode eyeriss() {
        return new RunLengthCode(5, 3, 64);
    }

    /**
     * Mean bits of an element when zeros fall independently with this probability; the tail of the last word is left out.
     * At 1 every run has full length.
     */
    public double bitsPerElement(double zeros) {
        if (!(zeros >= 0 && zeros <= 1)) {
            throw new IllegalArgumentException("the share of zeros is between 0 and 1, was " + zeros);
        }
        long longest = 1L << runBits;
        double all = Math.pow(zeros, longest);
        double pairsPerElement = zeros == 1 ? 1.0 / longest : (1 - zeros) / (1 - all);
        return pairsPerElement * wordBits / pairs;
    }
}
