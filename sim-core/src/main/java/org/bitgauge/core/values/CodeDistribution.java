package org.bitgauge.core.values;

import com.google.common.primitives.ImmutableDoubleArray;

/** How often each integer code of a tensor occurs. */
public final class CodeDistribution {
    /** Widest codes whose probabilities are kept one by one. */
    public static final int MOST_BITS = 16;

    private static final double SUM_TOLERANCE = 1e-9;

    private final int bits;
    private final int fractionBits;
    private final boolean signed;
    private final int lowest;
    private final ImmutableDoubleArray probabilities;

    /**
     * A distribution over neighbouring codes.
     *
     * @param bits of a code, sign included
     * @param fractionBits a code {@code q} stands for {@code q x 2^-fractionBits}
     * @param signed whether a sign must be stored
     * @param lowest code of the first probability
     * @param probabilities of the codes from {@code lowest} on; they sum to 1
     */
    public CodeDistribution(
            int bits, int fractionBits, boolean signed, int lowest, ImmutableDoubleArray probabilities) {
        if (bits < 1 || bits > MOST_BITS) {
            throw new IllegalArgumentException(
                    "a distribution is kept for codes of 1 to " + MOST_BITS + " bits, not " + bits);
        }
        if (probabilities.isEmpty()) {
            throw new IllegalArgumentException("a distribution needs at least one code");
        }
        long highest = (long) lowest + probabilities.length() - 1;
        long least = signed ? -(1L << bits - 1) : 0;
        long most = (1L << (signed ? bits - 1 : bits)) - 1;
        if (lowest < least || highest > most) {
            throw new IllegalArgumentException("codes " + lowest + " to " + highest + " do not fit "
                    + (signed ? "signed" : "unsigned") + " words of " + bits + " bits");
        }
        double sum = 0;
        for (int i = 0; i < probabilities.length(); i++) {
            if (!(probabilities.get(i) >= 0)) {
                throw new IllegalArgumentException(
                        "the probability of code " + (lowest + i) + " is " + probabilities.get(i));
            }
            sum += probabilities.get(i);
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("the probabilities of all codes sum to " + sum + ", not to 1");
        }
        this.bits = bits;
        this.fractionBits = fractionBits;
        this.signed = signed;
        this.lowest = lowest;
        this.probabilities = probabilities;
    }

    /** Bits of a code, sign included. */
    public int bits() {
        return bits;
    }

    /** A code {@code q} stands for {@code q x 2^-fractionBits}. */
    public int fractionBits() {
        return fractionBits;
    }

    /** Whether a sign must be stored. */
    public boolean signed() {
        return signed;
    }

    /** Smallest code with a probability. */
    public int lowest() {
        return lowest;
    }

    /** Largest code with a probability. */
    public int highest() {
        return lowest + probabilities.length() - 1;
    }

    /** Probability of a code; 0 outside {@link #lowest} to {@link #highest}. */
    public double probability(int code) {
        return code < lowest || code > highest() ? 0 : probabilities.get(code - lowest);
    }

    /**
     * Probability that the magnitude of a code has at most k bits, for k from 0, which is the share of zeros, to {@link
     * #bits}, which is 1.
     */
    public ImmutableDoubleArray magnitudeBitsAtMost() {
        double[] share = new double[bits + 1];
        for (int i = 0; i < probabilities.length(); i++) {
            share[Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(lowest + i))] += probabilities.get(i);
        }
        for (int k = 1; k <= bits; k++) {
            share[k] += share[k - 1];
        }
        share[bits] = 1;
        return ImmutableDoubleArray.copyOf(share);
    }
}
