package org.bitgauge.workloads.values;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.TensorValues;

/** A tensor of real numbers as the codes of a format, made as they are read. */
public final class QuantisedTensor implements TensorValues {
    private static final int PIECE = 1 << 12;

    private final RealTensor tensor;
    private final Quantiser quantiser;
    private final boolean signed;
    private final Map<Stored, Long> sizes = new ConcurrentHashMap<>();

    /**
     * Quantises a tensor.
     *
     * @param signed whether it has a negative value
     */
    public QuantisedTensor(RealTensor tensor, Quantiser quantiser, boolean signed) {
        this.tensor = requireNonNull(tensor, "tensor");
        this.quantiser = requireNonNull(quantiser, "quantiser");
        this.signed = signed;
    }

    /** How it is quantised. */
    public Quantiser quantiser() {
        return quantiser;
    }

    @Override
    public ImmutableLongArray shape() {
        return tensor.shape();
    }

    @Override
    public int bits() {
        return quantiser.bits();
    }

    @Override
    public int fractionBits() {
        return quantiser.fractionBits();
    }

    @Override
    public boolean signed() {
        return signed;
    }

    @Override
    public long storedBits(StoredForm form, TensorRole role) {
        return sizes.computeIfAbsent(new Stored(form, role), missing -> form.bits(this, role));
    }

    private record Stored(StoredForm form, TensorRole role) {}

    @Override
    public String source() {
        return tensor.source();
    }

    @Override
    public void read(long start, int[] into, int offset, int count) {
        double[] piece = new double[Math.min(PIECE, count)];
        double scale = quantiser.scale();
        double lowest = quantiser.lowest();
        double highest = quantiser.highest();
        for (int done = 0; done < count; done += PIECE) {
            int now = Math.min(PIECE, count - done);
            tensor.read(start + done, piece, 0, now);
            for (int i = 0; i < now; i++) {
                into[offset + done + i] = (int) Math.min(Math.max(Math.rint(piece[i] * scale), lowest), highest);
            }
        }
    }
}
