package org.bitgauge.workloads.values;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableLongArray;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.values.PackedValues;
import org.bitgauge.core.values.StoredForm;

/** Codes of 16 bits that a file holds already: nothing is rounded, and nothing is converted on the way to group widths. */
public final class WordTensor implements PackedValues {
    private final MappedTensor tensor;
    private final boolean signed;
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();

    /**
     * Codes of a file.
     *
     * @param tensor of little-endian int16
     * @param signed whether it has a negative value
     */
    public WordTensor(MappedTensor tensor, boolean signed) {
        this.tensor = requireNonNull(tensor, "tensor");
        this.signed = signed;
        if (!isOne(tensor.encoding())) {
            throw new IllegalArgumentException(
                    tensor.source() + ": holds " + tensor.encoding() + ", little-endian int16 is needed");
        }
    }

    /** Whether numbers lie as such codes. */
    static boolean isOne(NumberEncoding encoding) {
        return encoding.equals(new NumberEncoding(NumberEncoding.Kind.SIGNED, 2, ByteOrder.LITTLE_ENDIAN));
    }

    @Override
    public ImmutableLongArray shape() {
        return tensor.shape();
    }

    @Override
    public int bits() {
        return Short.SIZE;
    }

    @Override
    public int fractionBits() {
        return 0;
    }

    @Override
    public boolean signed() {
        return signed;
    }

    @Override
    public long storedBits(StoredForm form, TensorRole role) {
        return sizes.computeIfAbsent(role + " " + form, missing -> form.bits(this, role));
    }

    @Override
    public String source() {
        return tensor.source();
    }

    @Override
    public void readWords(long start, byte[] into, int count) {
        tensor.readBytes(start, into, count);
    }

    @Override
    public void read(long start, int[] into, int offset, int count) {
        byte[] words = new byte[2 * count];
        tensor.readBytes(start, words, count);
        for (int i = 0; i < count; i++) {
            into[offset + i] = words[2 * i + 1] << Byte.SIZE | words[2 * i] & 0xff;
        }
    }
}
