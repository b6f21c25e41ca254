package org.bitgauge.core.values;

import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.layer.TensorRole;

/**
 * The values of one tensor, quantised to integers and read in pieces, so that a tensor larger than memory can be walked.
 * Safe for many threads.
 *
 * <p>Activations are {@code [images, channels, rows, columns]} or {@code [images, features]}; weights are {@code [filters,
 * channels of a group, kernel rows, kernel columns]} or {@code [output features, input features]}. There may be more images
 * than the layer's batch: each is a sample of its input.
 */
public interface TensorValues {
    /** Sizes of the dimensions, outermost first. */
    ImmutableLongArray shape();

    /** Bits of a code in its format, sign included; 1 to 32. */
    int bits();

    /** A code {@code q} stands for {@code q x 2^-fractionBits}, as far as the scale is a power of two. */
    int fractionBits();

    /**
     * Whether a sign must be stored: whether the tensor, all images together, has a negative value before it is quantised.
     */
    boolean signed();

    /**
     * Copies codes in row-major order of the shape.
     *
     * @param start index of the first code, counted over the whole tensor
     * @param into where the codes go, sign-extended; an unsigned code of 32 bits keeps its bit pattern
     * @param offset first place in {@code into}
     * @param count how many
     * @throws IndexOutOfBoundsException if the tensor or the array ends before
     */
    void read(long start, int[] into, int offset, int count);

    /** Where the values come from, for reports and messages. */
    String source();

    /** Bits of the whole tensor in a form; who is asked often remembers. */
    default long storedBits(StoredForm form, TensorRole role) {
        return form.bits(this, role);
    }

    /** Number of values. */
    default long size() {
        long size = 1;
        for (int i = 0; i < shape().length(); i++) {
            size = Math.multiplyExact(size, shape().get(i));
        }
        return size;
    }
}
