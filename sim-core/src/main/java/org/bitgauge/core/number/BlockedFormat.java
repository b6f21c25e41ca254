package org.bitgauge.core.number;

import static java.util.Objects.requireNonNull;

/**
 * An integer cut into blocks of bits of which only some are kept, as Ax-BxP stores its operands (Elangovan et al., ACM TODAES
 * 2021): the other blocks count as zero. The kept blocks are the same ones for every element (static), or each element keeps
 * its most significant non-zero block and those that follow it (dynamic) and stores the position of the first.
 *
 * <p>Blocks are taken from the magnitude, with the sign beside them, so that small negative numbers have leading zeros too;
 * the papers leave this open. Stored are the kept blocks, {@code ceil(log2(P - l + 1))} bits of position where dynamic (l of P
 * blocks), and a sign bit unless the top block has room for it (a static choice of a symmetric integer); never more than the
 * integer itself.
 *
 * @param element the whole integer or fixed-point number, at most 32 bits
 * @param blockBits bits of a block, K; divides the bits of the element
 * @param kept blocks kept of each element, l
 * @param mask static choice, bit i for block i counted from the least significant one; 0 for a dynamic choice
 */
public record BlockedFormat(FixedPointFormat element, int blockBits, int kept, long mask) implements NumberFormat {
    private static final int MOST_BITS = 32;

    public BlockedFormat {
        requireNonNull(element, "element");
        int bits = element.bits();
        if (bits > MOST_BITS) {
            throw new IllegalArgumentException("blocks are cut from at most 32 bits, not " + bits);
        }
        if (blockBits < 1 || bits % blockBits != 0) {
            throw new IllegalArgumentException("blocks of " + blockBits + " bits do not divide the " + bits
                    + " bits of " + element.name() + "; choose " + divisors(bits));
        }
        int blocks = bits / blockBits;
        if (kept < 1 || kept > blocks) {
            throw new IllegalArgumentException(element.name() + " has " + blocks + " blocks of " + blockBits
                    + " bits, of which " + kept + " cannot be kept; keep 1 to " + blocks);
        }
        if (mask != 0 && (mask >>> blocks != 0 || Long.bitCount(mask) != kept)) {
            throw new IllegalArgumentException("the mask of kept blocks has one digit for each of the " + blocks
                    + " blocks, most significant first, and " + kept + " of them are 1");
        }
        mask = kept == blocks ? 0 : mask;
    }

    /** Every block of an integer, which is the integer. */
    public static BlockedFormat whole(FixedPointFormat element, int blockBits) {
        return new BlockedFormat(element, blockBits, Math.max(1, element.bits() / Math.max(1, blockBits)), 0);
    }

    /** The most significant blocks of every element. */
    public static BlockedFormat top(FixedPointFormat element, int blockBits, int kept) {
        BlockedFormat dynamic = new BlockedFormat(element, blockBits, kept, 0);
        return new BlockedFormat(element, blockBits, kept, ((1L << kept) - 1) << (dynamic.blocks() - kept));
    }

    private static String divisors(int bits) {
        StringBuilder text = new StringBuilder();
        for (int k = 1; k <= bits; k++) {
            if (bits % k == 0) {
                text.append(text.isEmpty() ? "" : k == bits ? " or " : ", ").append(k);
            }
        }
        return text.toString();
    }

    /** Blocks of the whole element, P. */
    public int blocks() {
        return element.bits() / blockBits;
    }

    /** Whether the kept blocks depend on the element. */
    public boolean isDynamic() {
        return mask == 0 && kept < blocks();
    }

    /** Whether nothing is dropped. */
    public boolean isWhole() {
        return kept == blocks();
    }

    /** Bits that say where the kept blocks of an element lie; 0 unless dynamic. */
    public int indexBits() {
        return isDynamic() ? Integer.SIZE - Integer.numberOfLeadingZeros(blocks() - kept) : 0;
    }

    @Override
    public String name() {
        OptionText options = new OptionText();
        if (mask != 0) {
            StringBuilder digits = new StringBuilder();
            for (int i = blocks() - 1; i >= 0; i--) {
                digits.append((mask >>> i) & 1);
            }
            options.add("mask", digits.toString());
        }
        return "blocked(" + element.name() + "," + blockBits + "," + kept + ")" + options;
    }

    @Override
    public int elementBits() {
        int sign = element.signed() && !isWhole() && !signFits() ? 1 : 0;
        return Math.min(element.bits(), kept * blockBits + indexBits() + sign);
    }

    private boolean signFits() {
        return element.symmetric() && (mask >>> (blocks() - 1)) == 1;
    }

    @Override
    public double bitsPerElement() {
        return elementBits();
    }

    @Override
    public boolean isSigned() {
        return element.signed();
    }

    @Override
    public double maxMagnitude() {
        double most = Math.max(keptCode((long) element.highestCode()), -keptCode((long) element.lowestCode()));
        return most * element.step();
    }

    @Override
    public double minPositive() {
        return mask == 0 ? element.step() : element.step() * (1L << blockBits * Long.numberOfTrailingZeros(mask));
    }

    /** Of the number that the kept blocks make: as wide as the whole. */
    @Override
    public int significandBits() {
        return element.bits();
    }

    @Override
    public int exponentBits() {
        return 0;
    }

    @Override
    public double quantize(double value) {
        double whole = element.quantize(value);
        return Double.isNaN(whole) ? whole : keptCode((long) (whole / element.step())) * element.step() + 0.0;
    }

    /** What is left of an integer code: its kept blocks with its sign. */
    public long keptCode(long code) {
        long magnitude = Math.abs(code);
        long left = magnitude & bitsOf(magnitude, 0, kept);
        return code < 0 ? -left : left;
    }

    /** Bits of a magnitude that its kept block of a rank covers; rank 0 is the most significant one. */
    public long rankBits(long magnitude, int rank) {
        return bitsOf(magnitude, rank, rank + 1);
    }

    /** Bits of the magnitude that the kept blocks of ranks {@code from} to {@code to - 1} cover; rank 0 is the first. */
    long bitsOf(long magnitude, int from, int to) {
        if (mask == 0) {
            int leading = (Long.SIZE - 1 - Long.numberOfLeadingZeros(magnitude | 1)) / blockBits;
            int top = Math.max(leading, kept - 1);
            return ones(blockBits * (top + 1 - from)) & ~ones(blockBits * (top + 1 - to));
        }
        long bits = 0;
        int rank = 0;
        for (int i = blocks() - 1; i >= 0; i--) {
            if ((mask >>> i & 1) != 0) {
                bits |= rank >= from && rank < to ? ones(blockBits) << blockBits * i : 0;
                rank++;
            }
        }
        return bits;
    }

    private static long ones(int count) {
        return (1L << count) - 1;
    }
}
