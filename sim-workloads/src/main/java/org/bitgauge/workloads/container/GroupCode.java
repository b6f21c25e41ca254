package org.bitgauge.workloads.container;

import org.bitgauge.core.values.StoredForm;

/**
 * One group in a stored form, as bits.
 *
 * @param form how a group is written
 * @param bits of a code
 * @param signed whether codes are two's complement
 * @param field bits of a width field
 */
record GroupCode(StoredForm form, int bits, boolean signed, int field) {
    static GroupCode of(StoredForm form, int bits, boolean signed) {
        return new GroupCode(form, bits, signed, form.isDense() ? 0 : form.field(bits));
    }

    /** Writes a group; {@code before} is the width of the group before it, -1 for none. Returns the width. */
    int write(BitWriter out, int[] codes, int length, int before) {
        int width = width(codes, length);
        switch (form.code()) {
            case DENSE -> payload(out, codes, length, bits);
            case PLAIN -> {
                out.write(width - 1, field);
                payload(out, codes, length, width);
            }
            case ZERO_VECTOR -> {
                out.write(width - 1, field);
                mask(out, codes, length, length);
                present(out, codes, length, width);
            }
            case SHAPESHIFTER -> {
                mask(out, codes, length, form.group());
                out.write(signed ? width : Math.max(0, width - 1), field);
                present(out, codes, length, width);
            }
            case RUN_LENGTH -> throw noGroups();
            case ROWS, REPEATED_ROWS -> {
                boolean repeated = form.code() == StoredForm.Code.REPEATED_ROWS;
                if (repeated) {
                    out.write(width == before ? 1 : 0, 1);
                }
                if (!repeated || width != before) {
                    out.write(width - 1, field);
                }
                payload(out, codes, form.group(), width);
            }
        }
        return width;
    }

    /** Reads a group into {@code codes}; returns its width. */
    int read(BitReader in, int[] codes, int length, int before) {
        int width = bits;
        switch (form.code()) {
            case DENSE -> payload(in, codes, length, bits);
            case PLAIN -> {
                width = in.read(field) + 1;
                payload(in, codes, length, width);
            }
            case ZERO_VECTOR -> {
                width = in.read(field) + 1;
                mask(in, codes, length, length);
                present(in, codes, length, width);
            }
            case SHAPESHIFTER -> {
                mask(in, codes, length, form.group());
                int written = in.read(field);
                width = signed ? written : anyPresent(codes, length) ? written + 1 : written;
                present(in, codes, length, width);
            }
            case RUN_LENGTH -> throw noGroups();
            case ROWS, REPEATED_ROWS -> {
                boolean same = form.code() == StoredForm.Code.REPEATED_ROWS && in.read(1) == 1;
                width = same ? before : in.read(field) + 1;
                payload(in, codes, form.group(), width);
            }
        }
        if (width != width(codes, length) || width > bits) {
            throw new ContainerException("a group is wider than its values");
        }
        return width;
    }

    /** The width that the form gives a group. */
    private int width(int[] codes, int length) {
        int magnitudes = 0;
        int complements = 0;
        for (int i = 0; i < length; i++) {
            int sign = signed ? codes[i] >> 31 : 0;
            complements |= codes[i] ^ sign;
            magnitudes |= (codes[i] ^ sign) - sign;
        }
        int magnitudeBits = Integer.SIZE - Integer.numberOfLeadingZeros(magnitudes);
        int complementBits = Integer.SIZE - Integer.numberOfLeadingZeros(complements);
        return switch (form.code()) {
            case DENSE -> bits;
            case PLAIN, ZERO_VECTOR -> signed ? Math.min(bits, 1 + magnitudeBits) : Math.max(1, magnitudeBits);
            case SHAPESHIFTER -> signed ? Math.min(magnitudeBits, bits - 1) : magnitudeBits;
            case ROWS, REPEATED_ROWS -> Math.max(1, complementBits) + (signed ? 1 : 0);
            case RUN_LENGTH -> throw noGroups();
        };
    }

    private static IllegalStateException noGroups() {
        return new IllegalStateException("a run-length code has no groups");
    }

    private static void mask(BitWriter out, int[] codes, int length, int places) {
        for (int i = 0; i < places; i++) {
            out.write(i < length && codes[i] != 0 ? 1 : 0, 1);
        }
    }

    private static void mask(BitReader in, int[] codes, int length, int places) {
        for (int i = 0; i < places; i++) {
            int present = in.read(1);
            if (i < length) {
                codes[i] = present;
            } else if (present != 0) {
                throw new ContainerException("a short group has values beyond its end");
            }
        }
    }

    private static boolean anyPresent(int[] codes, int length) {
        for (int i = 0; i < length; i++) {
            if (codes[i] != 0) {
                return true;
            }
        }
        return false;
    }

    private static void payload(BitWriter out, int[] codes, int length, int width) {
        for (int i = 0; i < length; i++) {
            out.write(codes[i], width);
        }
    }

    private void payload(BitReader in, int[] codes, int length, int width) {
        for (int i = 0; i < length; i++) {
            codes[i] = CodeRange.extended(in.read(width), width, signed);
        }
    }

    private void present(BitWriter out, int[] codes, int length, int width) {
        for (int i = 0; i < length; i++) {
            if (codes[i] == 0) {
                continue;
            }
            if (form.code() == StoredForm.Code.SHAPESHIFTER && signed) {
                out.write(codes[i] < 0 ? 1 : 0, 1);
                out.write(Math.abs(codes[i]), width);
            } else {
                out.write(codes[i], width);
            }
        }
    }

    private void present(BitReader in, int[] codes, int length, int width) {
        for (int i = 0; i < length; i++) {
            if (codes[i] == 0) {
                continue;
            }
            codes[i] = form.code() == StoredForm.Code.SHAPESHIFTER && signed
                    ? signMagnitude(in.read(1), in.read(width))
                    : CodeRange.extended(in.read(width), width, signed);
            if (codes[i] == 0) {
                throw new ContainerException("a value that is not zero is zero");
            }
        }
    }

    /** A negative zero is the most negative code, as in the published code of ShapeShifter. */
    private int signMagnitude(int sign, int magnitude) {
        return sign == 0 ? magnitude : magnitude == 0 ? -1 << bits - 1 : -magnitude;
    }
}
