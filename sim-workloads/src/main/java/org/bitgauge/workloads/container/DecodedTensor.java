package org.bitgauge.workloads.container;

import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.values.TensorValues;

/** Codes of a tensor in memory. */
final class DecodedTensor implements TensorValues {
    private final ImmutableLongArray shape;
    private final int bits;
    private final int fractionBits;
    private final boolean signed;
    private final int[] codes;

    DecodedTensor(ImmutableLongArray shape, int bits, int fractionBits, boolean signed) {
        this.shape = shape;
        this.bits = bits;
        this.fractionBits = fractionBits;
        this.signed = signed;
        this.codes = new int[Math.toIntExact(size())];
    }

    int[] codes() {
        return codes;
    }

    @Override
    public ImmutableLongArray shape() {
        return shape;
    }

    @Override
    public int bits() {
        return bits;
    }

    @Override
    public int fractionBits() {
        return fractionBits;
    }

    @Override
    public boolean signed() {
        return signed;
    }

    @Override
    public String source() {
        return "decoded groups";
    }

    @Override
    public void read(long start, int[] into, int offset, int count) {
        System.arraycopy(codes, Math.toIntExact(start), into, offset, count);
    }
}
