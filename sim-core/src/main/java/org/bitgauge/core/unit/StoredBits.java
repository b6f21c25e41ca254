package org.bitgauge.core.unit;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.values.StoredExpectation;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueKnowledge;

/**
 * Bits of one element of each tensor of a layer in each memory: the width of its format, or, in a memory that encodes
 * them, the size of the whole encoded tensor over its elements. A part of a tensor counts with that mean.
 */
public final class StoredBits {
    /** In place of a level: the outermost memory. */
    public static final int DRAM = -1;

    private final double[][] bits;
    private final boolean[][] encoded;
    private final ImmutableList<String> notes;

    private StoredBits(double[][] bits, boolean[][] encoded, ImmutableList<String> notes) {
        this.bits = bits;
        this.encoded = encoded;
        this.notes = notes;
    }

    /**
     * Sizes for a layer in the memories of a design. What has no integer codes, or values of which nothing is known, is
     * stored dense, and a note says so.
     */
    public static StoredBits of(LayerTask task, MemorySystem memory) {
        double[][] bits = new double[memory.levels().size() + 1][TensorRole.values().length];
        boolean[][] encoded = new boolean[bits.length][TensorRole.values().length];
        Set<String> notes = new LinkedHashSet<>();
        for (int level = DRAM; level < memory.levels().size(); level++) {
            StoredForm form = memory.stored(level).form();
            for (TensorRole role : TensorRole.values()) {
                double dense = task.precision().of(role).format().bitsPerElement();
                OptionalDouble own = encoded(task, role, form, notes);
                if (form.orDense() && own.isPresent() && own.getAsDouble() >= dense) {
                    notes.add("stored dense where that takes no more bits than " + form + ", as declared: "
                            + role.label());
                    own = OptionalDouble.empty();
                }
                bits[level + 1][role.ordinal()] = own.orElse(dense);
                encoded[level + 1][role.ordinal()] = own.isPresent();
            }
        }
        return new StoredBits(bits, encoded, ImmutableList.copyOf(notes));
    }

    private static OptionalDouble encoded(LayerTask task, TensorRole role, StoredForm form, Set<String> notes) {
        if (form.isDense() || role == TensorRole.PARTIAL_SUMS || !exists(task, role)) {
            return OptionalDouble.empty();
        }
        NumberFormat format = task.precision().of(role).format();
        if (!(format instanceof FixedPointFormat)) {
            notes.add(format.name() + " has no integer codes whose widths could differ: stored dense, not as " + form);
            return OptionalDouble.empty();
        }
        ValueKnowledge known =
                switch (role) {
                    case WEIGHTS -> task.values().weights();
                    case ACTIVATIONS -> task.values().activations();
                    default -> task.values().outputs();
                };
        if (known instanceof ValueKnowledge.Exact exact) {
            TensorValues values = exact.values();
            return OptionalDouble.of((double) values.storedBits(form, role) / values.size());
        }
        if (known instanceof ValueKnowledge.Expected expected) {
            String runs = form.code() == StoredForm.Code.RUN_LENGTH
                    ? "; zeros fall independently, which four networks' activations exceed by up to 2 % for runs of 5 bits"
                    : "";
            notes.add("expected, not exact: sizes of tensors stored as " + form + " follow from " + expected.source()
                    + runs);
            return OptionalDouble.of(new StoredExpectation(expected).bitsPerElement(form));
        }
        notes.add("tensors of whose values nothing is known are stored dense, not as " + form);
        return OptionalDouble.empty();
    }

    private static boolean exists(LayerTask task, TensorRole role) {
        return role != TensorRole.WEIGHTS || task.layer().operation().weightElements() > 0;
    }

    /** Whether the tensor in a role is encoded in a level or the {@link #DRAM}. */
    public boolean encoded(TensorRole role, int level) {
        return encoded[level + 1][role.ordinal()];
    }

    /** Bits of one element of the tensor in a role, in a level or the {@link #DRAM}. */
    public double per(TensorRole role, int level) {
        return bits[level + 1][role.ordinal()];
    }

    /** Bits of some elements, rounded up. */
    public long of(TensorRole role, int level, long elements) {
        double perElement = per(role, level);
        return perElement == Math.rint(perElement)
                ? Math.multiplyExact(elements, (long) perElement)
                : (long) Math.ceil(elements * perElement);
    }

    /** What a reader of the result must know. */
    public ImmutableList<String> notes() {
        return notes;
    }
}
