package org.bitgauge.workloads.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes small ONNX files for tests. */
final class OnnxBytes {
    interface Body {
        void write(CodedOutputStream out) throws IOException;
    }

    private final List<byte[]> graph = new ArrayList<>();
    private final long opset;

    OnnxBytes(long opset) {
        this.opset = opset;
    }

    static byte[] bytes(Body body) {
        try {
            ByteArrayOutputStream buffer = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(buffer);
            body.write(out);
            out.flush();
            return buffer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] info(String name, Object... dims) {
        byte[] shape = bytes(out -> {
            for (Object dim : dims) {
                out.writeByteArray(1, bytes(d -> {
                    if (dim instanceof Number size) {
                        d.writeInt64(1, size.longValue());
                    } else {
                        d.writeString(2, dim.toString());
                    }
                }));
            }
        });
        byte[] tensor = bytes(out -> {
            out.writeInt32(1, 1);
            out.writeByteArray(2, shape);
        });
        return bytes(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, bytes(t -> t.writeByteArray(1, tensor)));
        });
    }

    OnnxBytes input(String name, Object... dims) {
        graph.add(bytes(out -> out.writeByteArray(11, info(name, dims))));
        return this;
    }

    OnnxBytes described(String name, Object... dims) {
        graph.add(bytes(out -> out.writeByteArray(13, info(name, dims))));
        return this;
    }

    OnnxBytes output(String name, Object... dims) {
        graph.add(bytes(out -> out.writeByteArray(12, info(name, dims))));
        return this;
    }

    /** A constant without values: the importer must not need those of weights. */
    OnnxBytes weights(String name, int type, long... dims) {
        byte[] tensor = bytes(out -> {
            for (long dim : dims) {
                out.writeInt64(1, dim);
            }
            out.writeInt32(2, type);
            out.writeString(8, name);
        });
        graph.add(bytes(out -> out.writeByteArray(5, tensor)));
        return this;
    }

    /** A constant with single-precision values. */
    OnnxBytes reals(String name, float[] values, long... dims) {
        byte[] tensor = bytes(out -> {
            for (long dim : dims) {
                out.writeInt64(1, dim);
            }
            out.writeInt32(2, 1);
            for (float value : values) {
                out.writeFloat(4, value);
            }
            out.writeString(8, name);
        });
        graph.add(bytes(out -> out.writeByteArray(5, tensor)));
        return this;
    }

    OnnxBytes integers(String name, long... values) {
        byte[] tensor = bytes(out -> {
            out.writeInt64(1, values.length);
            out.writeInt32(2, 7);
            for (long value : values) {
                out.writeInt64(7, value);
            }
            out.writeString(8, name);
        });
        graph.add(bytes(out -> out.writeByteArray(5, tensor)));
        return this;
    }

    static byte[] ints(String name, long... values) {
        return bytes(out -> {
            out.writeString(1, name);
            for (long value : values) {
                out.writeInt64(8, value);
            }
            out.writeInt32(20, 7);
        });
    }

    static byte[] integer(String name, long value) {
        return bytes(out -> {
            out.writeString(1, name);
            out.writeInt64(3, value);
        });
    }

    OnnxBytes node(String operator, String name, String inputs, String outputs, byte[]... attributes) {
        byte[] node = bytes(out -> {
            for (String in : inputs.split(" ", -1)) {
                out.writeString(1, in.equals("-") ? "" : in);
            }
            for (String made : outputs.split(" ", -1)) {
                out.writeString(2, made);
            }
            out.writeString(3, name);
            out.writeString(4, operator);
            for (byte[] attribute : attributes) {
                out.writeByteArray(5, attribute);
            }
        });
        graph.add(bytes(out -> out.writeByteArray(1, node)));
        return this;
    }

    byte[] build() {
        byte[] inner = bytes(out -> {
            for (byte[] part : graph) {
                out.writeRawBytes(part);
            }
        });
        return bytes(out -> {
            out.writeInt64(1, 8);
            out.writeByteArray(7, inner);
            out.writeByteArray(8, bytes(o -> o.writeInt64(2, opset)));
        });
    }

    Path write(Path folder) {
        try {
            return Files.write(folder.resolve("model.onnx"), build());
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
