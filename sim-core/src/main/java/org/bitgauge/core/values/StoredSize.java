package org.bitgauge.core.values;

import org.bitgauge.core.layer.TensorRole;

/** Adds up the bits of groups in a stored form. */
final class StoredSize implements GroupSink {
    private final StoredForm form;
    private final int wordBits;
    private final boolean signed;
    private final int field;
    private long bits;
    private long segmentBits;
    private int before = -1;

    StoredSize(StoredForm form, int wordBits, boolean signed) {
        this.form = form;
        this.wordBits = wordBits;
        this.signed = signed;
        this.field = form.field(wordBits);
    }

    /** Width of a group whose largest magnitude has so many bits: sign and magnitude, at most the full word. */
    static int width(int magnitudeBits, boolean signed, int wordBits) {
        return signed ? Math.min(wordBits, 1 + magnitudeBits) : Math.max(1, magnitudeBits);
    }

    /** Two's complement width of a group, where an empty one takes as much as one with a value of 1. */
    static int complementWidth(int complementBits, boolean signed) {
        return Math.max(1, complementBits) + (signed ? 1 : 0);
    }

    /** Bits of groups whose largest magnitude has so many bits. */
    static long groupsBits(
            StoredForm form, int wordBits, boolean signed, int magnitudeBits, long groups, long values, long nonZeros) {
        long fields = groups * form.field(wordBits);
        return switch (form.code()) {
            case DENSE -> values * wordBits;
            case PLAIN -> fields + values * width(magnitudeBits, signed, wordBits);
            case ZERO_VECTOR -> fields + values + nonZeros * width(magnitudeBits, signed, wordBits);
            case SHAPESHIFTER -> {
                int payload = signed ? 1 + Math.min(magnitudeBits, wordBits - 1) : magnitudeBits;
                yield fields + groups * form.group() + nonZeros * payload;
            }
            case ROWS, REPEATED_ROWS, RUN_LENGTH ->
                throw new IllegalStateException("the bits of a group in " + form + " depend on its neighbours");
        };
    }

    @Override
    public void group(int magnitudeBits, int complementBits, int nonZeros, int length) {
        switch (form.code()) {
            case ROWS, REPEATED_ROWS -> row(complementWidth(complementBits, signed));
            default -> bits += groupsBits(form, wordBits, signed, magnitudeBits, 1, length, nonZeros);
        }
    }

    private void row(int width) {
        boolean same = form.code() == StoredForm.Code.REPEATED_ROWS && width == before;
        int flag = form.code() == StoredForm.Code.REPEATED_ROWS ? 1 : 0;
        segmentBits += flag + (same ? 0 : field) + (long) form.group() * width;
        before = width;
    }

    @Override
    public void segmentEnd() {
        long row = (long) wordBits * form.group();
        bits += -Math.floorDiv(-segmentBits, row) * row;
        segmentBits = 0;
    }

    long bits() {
        return bits;
    }

    /** Groups that begin anew with each stack of channels of an activation, with each filter of the weights. */
    static void stacks(TensorValues values, TensorRole role, StoredForm form, GroupSink sink) {
        GroupWalk walk = new GroupWalk(form.group(), values.signed(), sink);
        boolean weights = role == TensorRole.WEIGHTS;
        boolean file = form.order() == ValueOrder.FILE;
        new OrderedValues(values, form.order()).stream(new OrderedValues.Target() {
            @Override
            public void accept(int[] codes, int offset, int count) {
                walk.accept(codes, offset, count);
            }

            @Override
            public void endStack() {
                if (!weights) {
                    walk.endSegment();
                }
            }

            @Override
            public void endOuter() {
                if (weights || file) {
                    walk.endSegment();
                }
            }
        });
    }
}
