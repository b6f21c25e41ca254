package org.bitgauge.workloads.container;

import com.google.common.hash.Hashing;
import com.google.common.primitives.ImmutableLongArray;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.values.OrderedValues;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueOrder;

/**
 * A whole tensor in a stored form: a header, the groups or runs bit by bit, and a CRC-32C of both, without which nothing is decoded.
 * The groups are the bits that memories are charged for; header and checksum belong to the file.
 */
public final class GroupContainer {
    private static final int MAGIC = 0x42474331;
    private static final int CHECKSUM_BYTES = Integer.BYTES;
    private static final int MOST_DIMENSIONS = 32;

    private GroupContainer() {}

    /**
     * An encoded tensor.
     *
     * @param bytes of header, groups and checksum
     * @param groupBits bits of the groups
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Encoded(byte[] bytes, long groupBits) {}

    /**
     * Encodes a tensor; dense where the form allows that and it takes no more bits.
     *
     * @param role whether groups end with each image or, for weights, go on
     * @throws IllegalArgumentException if a code does not fit the width that the tensor states
     */
    public static Encoded encode(TensorValues values, TensorRole role, StoredForm declared) {
        StoredForm form = declared.taken(values, role);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(values, role, form));
        BitWriter bits = new BitWriter(out);
        boolean weights = role == TensorRole.WEIGHTS;
        TensorPacker packer = form.code() == StoredForm.Code.RUN_LENGTH
                ? new RunLengthPacker(form.runs(values.bits()), CodeRange.of(values), weights, bits)
                : new Packer(values, weights, form, bits);
        new OrderedValues(values, form.order()).stream(packer);
        packer.finish();
        bits.finish();
        byte[] body = out.toByteArray();
        out.writeBytes(ByteBuffer.allocate(CHECKSUM_BYTES)
                .putInt(checksum(body, body.length))
                .array());
        return new Encoded(out.toByteArray(), bits.bits());
    }

    private static byte[] header(TensorValues values, TensorRole role, StoredForm form) {
        ImmutableLongArray shape = values.shape();
        ByteBuffer header = ByteBuffer.allocate(64 + Long.BYTES * shape.length());
        header.putInt(MAGIC)
                .put((byte) form.code().ordinal())
                .putShort((short) form.group())
                .put((byte) form.order().ordinal())
                .put((byte) form.fieldBits())
                .put((byte) values.bits())
                .putInt(values.fractionBits())
                .put((byte) (values.signed() ? 1 : 0))
                .put((byte) (role == TensorRole.WEIGHTS ? 1 : 0))
                .put((byte) shape.length());
        for (int i = 0; i < shape.length(); i++) {
            header.putLong(shape.get(i));
        }
        return Arrays.copyOf(header.array(), header.position());
    }

    /**
     * Decodes what {@link #encode} made.
     *
     * @throws ContainerException if it is truncated or damaged anywhere
     */
    public static TensorValues decode(byte[] bytes) {
        int end = bytes.length - CHECKSUM_BYTES;
        if (end < Integer.BYTES
                || ByteBuffer.wrap(bytes, Math.max(0, end), Math.min(bytes.length, CHECKSUM_BYTES))
                                .getInt()
                        != checksum(bytes, end)) {
            throw new ContainerException("its checksum is wrong, or its end is missing");
        }
        try {
            return decode(ByteBuffer.wrap(bytes, 0, end));
        } catch (IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | BufferUnderflowException e) {
            throw new ContainerException("its header is none (" + e.getMessage() + ")");
        }
    }

    private static TensorValues decode(ByteBuffer in) {
        if (in.getInt() != MAGIC) {
            throw new ContainerException("it does not begin as one");
        }
        StoredForm.Code code = StoredForm.Code.values()[in.get()];
        int group = in.getShort();
        ValueOrder order = ValueOrder.values()[in.get()];
        StoredForm form = new StoredForm(code, group, order, in.get(), false);
        int bits = in.get();
        int fractionBits = in.getInt();
        boolean signed = in.get() == 1;
        boolean weights = in.get() == 1;
        int rank = in.get();
        if (rank < 0 || rank > MOST_DIMENSIONS) {
            throw new ContainerException("it has " + rank + " dimensions");
        }
        ImmutableLongArray.Builder shape = ImmutableLongArray.builder();
        for (int i = 0; i < rank; i++) {
            shape.add(in.getLong());
        }
        DecodedTensor tensor = new DecodedTensor(shape.build(), bits, fractionBits, signed);
        BitReader reader = new BitReader(in.array(), in.position(), 8L * in.remaining());
        Unpacker unpacker = new Unpacker(tensor, weights, form, reader);
        unpacker.fill();
        if (in.remaining() != (reader.at() + 7) / Byte.SIZE) {
            throw new ContainerException("it goes on behind its last group");
        }
        return tensor;
    }

    private static int checksum(byte[] bytes, int length) {
        return Hashing.crc32c().hashBytes(bytes, 0, length).asInt();
    }
}
