package org.bitgauge.core.values;

/** Counts the groups of a tensor by the bits of their largest magnitude, from which the sizes of stored forms follow. */
public final class GroupTotals implements GroupSink {
    private final int bits;
    private final boolean signed;
    private final long[] groups = new long[Integer.SIZE + 1];
    private final long[] values = new long[Integer.SIZE + 1];
    private final long[] nonZeros = new long[Integer.SIZE + 1];

    /** Totals over codes of {@code bits} bits. */
    public GroupTotals(int bits, boolean signed) {
        this.bits = bits;
        this.signed = signed;
    }

    @Override
    public void group(int magnitudeBits, int complementBits, int present, int length) {
        groups[magnitudeBits]++;
        values[magnitudeBits] += length;
        nonZeros[magnitudeBits] += present;
    }

    /** Number of groups. */
    public long groups() {
        return sum(groups);
    }

    /** Number of values. */
    public long values() {
        return sum(values);
    }

    /** Number of zeros. */
    public long zeros() {
        return values() - sum(nonZeros);
    }

    /** Sum of the widths of all groups: magnitude and sign, at least 1. */
    public long sumOfWidths() {
        long sum = 0;
        for (int k = 0; k < groups.length; k++) {
            sum += groups[k] * StoredSize.width(k, signed, bits);
        }
        return sum;
    }

    /** Sum over all values of the width of their group. */
    public long widthOfValues() {
        long sum = 0;
        for (int k = 0; k < groups.length; k++) {
            sum += values[k] * StoredSize.width(k, signed, bits);
        }
        return sum;
    }

    /**
     * Bits of the tensor in a form of the same groups.
     *
     * @throws IllegalArgumentException for forms whose size depends on the order of the groups
     */
    public long bits(StoredForm form) {
        switch (form.code()) {
            case ROWS, REPEATED_ROWS, RUN_LENGTH ->
                throw new IllegalArgumentException("the size of " + form + " depends on the order of the groups");
            default -> {}
        }
        long sum = 0;
        for (int k = 0; k < groups.length; k++) {
            if (groups[k] > 0) {
                sum += StoredSize.groupsBits(form, bits, signed, k, groups[k], values[k], nonZeros[k]);
            }
        }
        return form.orDense() ? Math.min(sum, values() * bits) : sum;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
