package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Reads tensors and attributes; keeps the values of small tensors, or of all, and the place of large ones. */
final class TensorReader {
    /** Values of tensors up to this many bytes are kept: shapes, axes, scales. */
    private static final int SMALL_BYTES = 4096;

    private final CodedInputStream in;
    private final int kept;

    /** Keeps the values of small tensors only. */
    TensorReader(CodedInputStream in) {
        this(in, SMALL_BYTES);
    }

    /** Keeps the values of every tensor. */
    static TensorReader ofAll(CodedInputStream in) {
        return new TensorReader(in, Integer.MAX_VALUE);
    }

    private TensorReader(CodedInputStream in, int kept) {
        this.in = in;
        this.kept = kept;
    }

    OnnxTensor read() throws IOException {
        return new Fields().read();
    }

    /** What a tensor message has said so far. */
    private final class Fields {
        private String name = "";
        private int type = 1;
        private final ImmutableLongArray.Builder dims = ImmutableLongArray.builder();
        private final ImmutableLongArray.Builder integers = ImmutableLongArray.builder();
        private final ImmutableLongArray.Builder floats = ImmutableLongArray.builder();
        private byte[] raw = {};
        private long offset = -1;
        private long byteLength;
        private String external = "";

        OnnxTensor read() throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                field(tag);
            }
            ImmutableLongArray sizes = dims.build();
            for (int i = 0; i < sizes.length(); i++) {
                if (sizes.get(i) < 0) {
                    throw new InvalidProtocolBufferException("a constant has a negative size");
                }
            }
            ElementType element = ElementType.of(type);
            return new OnnxTensor(
                    name,
                    element,
                    sizes,
                    offset,
                    byteLength,
                    external,
                    integers(sizes, element),
                    floats(sizes, element));
        }

        private void field(int tag) throws IOException {
            switch (tag) {
                case Wire.VARINT | 1 << 3 -> dims.add(in.readInt64());
                case Wire.BYTES | 1 << 3 -> Wire.message(in, () -> packed(dims));
                case Wire.VARINT | 2 << 3 -> type = in.readInt32();
                case Wire.FIXED32 | 4 << 3 -> floats.add(Double.doubleToLongBits(in.readFloat()));
                case Wire.BYTES | 4 << 3 -> Wire.message(in, this::packedFloats);
                case Wire.VARINT | 5 << 3, Wire.VARINT | 7 << 3 -> integers.add(in.readInt64());
                case Wire.BYTES | 5 << 3, Wire.BYTES | 7 << 3 -> Wire.message(in, () -> packed(integers));
                case Wire.BYTES | 8 << 3 -> name = in.readString();
                case Wire.BYTES | 9 << 3 -> raw();
                case Wire.BYTES | 13 << 3 -> Wire.message(in, this::external);
                default -> Wire.skip(in, tag);
            }
        }

        private void raw() throws IOException {
            int length = in.readRawVarint32();
            offset = in.getTotalBytesRead();
            byteLength = length;
            if (length >= 0 && length <= kept) {
                raw = in.readRawBytes(length);
            } else {
                Wire.skipBytes(in, length);
            }
        }

        /** Values of a large tensor stored one by one are passed over. */
        private void packed(ImmutableLongArray.Builder values) throws IOException {
            if (in.getBytesUntilLimit() > kept) {
                Wire.skipBytes(in, in.getBytesUntilLimit());
            }
            while (in.getBytesUntilLimit() > 0) {
                values.add(in.readInt64());
            }
        }

        private void packedFloats() throws IOException {
            if (in.getBytesUntilLimit() > kept) {
                Wire.skipBytes(in, in.getBytesUntilLimit());
            }
            while (in.getBytesUntilLimit() > 0) {
                floats.add(Double.doubleToLongBits(in.readFloat()));
            }
        }

        private void external() throws IOException {
            String key = "";
            String value = "";
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case Wire.BYTES | 1 << 3 -> key = in.readString();
                    case Wire.BYTES | 2 << 3 -> value = in.readString();
                    default -> Wire.skip(in, tag);
                }
            }
            if (key.equals("location")) {
                external = value;
            }
        }

        private Optional<ImmutableLongArray> integers(ImmutableLongArray sizes, ElementType element) {
            if (!element.isInteger64() && !element.isInteger32()) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
            int width = element.bits() / 8;
            while (bytes.remaining() >= width) {
                integers.add(width == 8 ? bytes.getLong() : bytes.getInt());
            }
            return complete(sizes, integers.build());
        }

        private Optional<ImmutableLongArray> floats(ImmutableLongArray sizes, ElementType element) {
            if (element.code() != 1) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.remaining() >= Float.BYTES) {
                floats.add(Double.doubleToLongBits(bytes.getFloat()));
            }
            return complete(sizes, floats.build());
        }

        private Optional<ImmutableLongArray> complete(ImmutableLongArray sizes, ImmutableLongArray values) {
            try {
                return Dims.product(sizes) == values.length() ? Optional.of(values) : Optional.empty();
            } catch (ArithmeticException tooLarge) {
                return Optional.empty();
            }
        }
    }

    OnnxAttribute attribute() throws IOException {
        String name = "";
        long integer = 0;
        float real = 0;
        String text = "";
        Optional<OnnxTensor> tensor = Optional.empty();
        ImmutableLongArray.Builder integers = ImmutableLongArray.builder();
        ImmutableList.Builder<Float> reals = ImmutableList.builder();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Wire.BYTES | 1 << 3 -> name = in.readString();
                case Wire.FIXED32 | 2 << 3 -> real = in.readFloat();
                case Wire.VARINT | 3 << 3 -> integer = in.readInt64();
                case Wire.BYTES | 4 << 3 -> text = in.readString();
                case Wire.BYTES | 5 << 3 -> tensor = Optional.of(nested());
                case Wire.FIXED32 | 7 << 3 -> reals.add(in.readFloat());
                case Wire.BYTES | 7 << 3 -> Wire.message(in, () -> readReals(reals));
                case Wire.VARINT | 8 << 3 -> integers.add(in.readInt64());
                case Wire.BYTES | 8 << 3 -> Wire.message(in, () -> readIntegers(integers));
                default -> Wire.skip(in, tag);
            }
        }
        return new OnnxAttribute(name, integer, real, text, tensor, integers.build(), reals.build());
    }

    private OnnxTensor nested() throws IOException {
        OnnxTensor[] read = new OnnxTensor[1];
        Wire.message(in, () -> read[0] = read());
        return read[0];
    }

    private void readReals(ImmutableList.Builder<Float> reals) throws IOException {
        while (in.getBytesUntilLimit() > 0) {
            reals.add(in.readFloat());
        }
    }

    private void readIntegers(ImmutableLongArray.Builder integers) throws IOException {
        while (in.getBytesUntilLimit() > 0) {
            integers.add(in.readInt64());
        }
    }
}
