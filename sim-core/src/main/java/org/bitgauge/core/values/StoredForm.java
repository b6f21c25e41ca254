package org.bitgauge.core.values;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.layer.TensorRole;

/**
 * How the values of a tensor lie in a memory: each in its full width, in groups that say how wide their values are, or as
 * runs of zeros and values. Lossless in every form.
 *
 * @param code how a group is written
 * @param group values of a group, pairs of a word of a run-length code; 1 for dense
 * @param order which values are neighbours
 * @param fieldBits bits of the width field, 0 for as many as the widest code needs; bits of a run of a run-length code
 * @param orDense whether a tensor is stored dense where that takes no more bits
 */
public record StoredForm(Code code, int group, ValueOrder order, int fieldBits, boolean orDense) {
    /** Every value in its full width. */
    public static final StoredForm DENSE = new StoredForm(Code.DENSE, 1, ValueOrder.FILE, 0, false);

    /** Largest group. */
    public static final int MOST_IN_GROUP = 256;

    /** Smallest group. */
    public static final int FEWEST_IN_GROUP = 8;

    public StoredForm {
        requireNonNull(code, "code");
        requireNonNull(order, "order");
        if (code == Code.RUN_LENGTH) {
            RunLengthCode.requireWord(fieldBits, group);
        } else {
            requireGroup(code, group, fieldBits);
        }
    }

    private static void requireGroup(Code code, int group, int fieldBits) {
        if (code == Code.DENSE ? group != 1 : group < FEWEST_IN_GROUP || group > MOST_IN_GROUP) {
            throw new IllegalArgumentException("a group of a stored tensor has " + FEWEST_IN_GROUP + " to "
                    + MOST_IN_GROUP + " values, not " + group);
        }
        if (fieldBits < 0 || fieldBits > 6) {
            throw new IllegalArgumentException("a width field has 1 to 6 bits, not " + fieldBits);
        }
    }

    /** How a group is written. */
    public enum Code {
        /** No groups. */
        DENSE,
        /** Width field, then every value in that width (DPRed). */
        PLAIN,
        /** Width field, a bit for each value that says whether it is zero, then the others in that width (DPRed). */
        ZERO_VECTOR,
        /** A bit for each value, width of the largest magnitude, then sign and magnitude of the others (ShapeShifter). */
        SHAPESHIFTER,
        /** Two's complement width and every value in it, stacks of channels padded to rows (off-chip model of DNNsim). */
        ROWS,
        /** As {@link #ROWS}, with one bit in place of a width that is the group's before. */
        REPEATED_ROWS,
        /** Pairs of a run of zeros and the value after it, in words ({@link RunLengthCode}). */
        RUN_LENGTH
    }

    /** Whether stored bits do not depend on the values. */
    public boolean isDense() {
        return code == Code.DENSE;
    }

    /** Bits of the width field for codes of {@code bits} bits; of a run for a run-length code. */
    public int field(int bits) {
        if (code == Code.RUN_LENGTH) {
            return fieldBits;
        }
        if (fieldBits > 0 && 1 << fieldBits < bits) {
            throw new IllegalArgumentException("a width field of " + fieldBits + " bits tells widths up to "
                    + (1 << fieldBits) + "; codes have " + bits + " bits; widen the field");
        }
        return fieldBits > 0 ? fieldBits : Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, bits - 1));
    }

    /** The run-length code of values of so many bits; for {@link Code#RUN_LENGTH} alone. */
    public RunLengthCode runs(int bits) {
        if (code != Code.RUN_LENGTH) {
            throw new IllegalStateException(this + " is no run-length code");
        }
        return new RunLengthCode(fieldBits, group, bits);
    }

    /** Bits that a tensor takes in this form. */
    public long bits(TensorValues values, TensorRole role) {
        long dense = Math.multiplyExact(values.size(), (long) values.bits());
        if (isDense()) {
            return dense;
        }
        long coded = coded(values, role);
        return orDense ? Math.min(coded, dense) : coded;
    }

    /** The form that a tensor is really written in: dense where that is allowed and takes no more bits. */
    public StoredForm taken(TensorValues values, TensorRole role) {
        boolean dense = orDense && coded(values, role) >= Math.multiplyExact(values.size(), (long) values.bits());
        return dense ? DENSE : this;
    }

    private long coded(TensorValues values, TensorRole role) {
        if (code == Code.RUN_LENGTH) {
            return runs(values.bits()).count(values, role, order).bits();
        }
        StoredSize size = new StoredSize(this, values.bits(), values.signed());
        if (code == Code.ROWS || code == Code.REPEATED_ROWS) {
            StoredSize.stacks(values, role, this, size);
        } else {
            OrderedValues.groups(values, role, order, group, size);
        }
        return size.bits();
    }

    /** Text that {@link StoredFormText#parsed} reads. */
    @Override
    public String toString() {
        return StoredFormText.written(this);
    }
}
