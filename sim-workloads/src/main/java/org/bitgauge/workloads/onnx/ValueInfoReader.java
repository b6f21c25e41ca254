package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/** Reads name, element type and sizes of a value ({@code ValueInfoProto}). */
final class ValueInfoReader {
    private final CodedInputStream in;
    private String name = "";
    private int type;
    private boolean shaped;
    private final ImmutableList.Builder<String> dims = ImmutableList.builder();

    ValueInfoReader(CodedInputStream in) {
        this.in = in;
    }

    OnnxValueInfo read() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Wire.BYTES | 1 << 3 -> name = in.readString();
                case Wire.BYTES | 2 << 3 -> Wire.message(in, this::type);
                default -> Wire.skip(in, tag);
            }
        }
        return new OnnxValueInfo(name, ElementType.of(type), dims.build(), shaped);
    }

    private void type() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (Wire.BYTES | 1 << 3)) {
                Wire.message(in, this::tensorType);
            } else {
                Wire.skip(in, tag);
            }
        }
    }

    private void tensorType() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Wire.VARINT | 1 << 3 -> type = in.readInt32();
                case Wire.BYTES | 2 << 3 -> {
                    shaped = true;
                    Wire.message(in, this::shape);
                }
                default -> Wire.skip(in, tag);
            }
        }
    }

    private void shape() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (Wire.BYTES | 1 << 3)) {
                Wire.message(in, this::dimension);
            } else {
                Wire.skip(in, tag);
            }
        }
    }

    private void dimension() throws IOException {
        String size = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Wire.VARINT | 1 << 3 -> size = Long.toString(in.readInt64());
                case Wire.BYTES | 2 << 3 -> size = in.readString();
                default -> Wire.skip(in, tag);
            }
        }
        dims.add(size);
    }
}
