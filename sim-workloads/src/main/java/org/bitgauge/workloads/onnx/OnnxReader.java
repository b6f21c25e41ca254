package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.workloads.WorkloadException;

/**
 * Reads the messages of an ONNX file that matter for shapes, straight from the wire format. Values of large tensors are
 * skipped, so that a model of any size costs little memory. Every length is checked against what is left of the file.
 */
final class OnnxReader {
    private static final String REMEDY = "name a complete .onnx file, as torch.onnx.export writes it";

    private final CodedInputStream in;
    private final TensorReader tensors;
    private String producer = "";
    private long opset = 1;
    private String graphName = "";
    private boolean hasGraph;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxTensor> constants = new LinkedHashMap<>();
    private final List<OnnxValueInfo> inputs = new ArrayList<>();
    private final List<OnnxValueInfo> outputs = new ArrayList<>();
    private final List<OnnxValueInfo> values = new ArrayList<>();

    private OnnxReader(CodedInputStream in, boolean weights) {
        this.in = in;
        this.tensors = weights ? TensorReader.ofAll(in) : new TensorReader(in);
    }

    /** Reads a file; {@link WorkloadException} if it is missing, truncated or no ONNX model. */
    static OnnxModel read(Path file) {
        return read(file, false);
    }

    /** As {@link #read(Path)}, with the values of every tensor if {@code weights}. */
    static OnnxModel read(Path file, boolean weights) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new WorkloadException(
                        file + (Files.isDirectory(file) ? ": a folder; " : ": no such file; ") + REMEDY);
            }
            long size = Files.size(file);
            if (size == 0) {
                throw new WorkloadException(file + ": the file is empty; " + REMEDY);
            }
            if (size > Integer.MAX_VALUE) {
                throw new WorkloadException(file + ": larger than 2 GiB, which ONNX does not allow;"
                        + " save the weights as external data beside the model");
            }
            try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                CodedInputStream in = CodedInputStream.newInstance(stream);
                in.pushLimit((int) size);
                return new OnnxReader(in, weights).model(file);
            }
        } catch (InvalidProtocolBufferException wrong) {
            throw new WorkloadException(
                    file + ": truncated or not an ONNX model (" + wrong.getMessage() + "); " + REMEDY, wrong);
        } catch (IOException wrong) {
            throw new WorkloadException(file + ": cannot be read (" + wrong.getMessage() + ")", wrong);
        }
    }

    private OnnxModel model(Path file) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Wire.BYTES | 2 << 3 -> producer = in.readString();
                case Wire.BYTES | 7 << 3 -> {
                    hasGraph = true;
                    Wire.message(in, this::graph);
                }
                case Wire.BYTES | 8 << 3 -> Wire.message(in, this::opset);
                default -> Wire.skip(in, tag);
            }
        }
        if (!hasGraph || nodes.isEmpty()) {
            throw new WorkloadException(file + ": not an ONNX model, it has no graph with nodes; " + REMEDY);
        }
        return new OnnxModel(
                graphName,
                producer,
                opset,
                ImmutableList.copyOf(nodes),
                ImmutableMap.copyOf(constants),
                ImmutableList.copyOf(inputs),
                ImmutableList.copyOf(outputs),
                ImmutableList.copyOf(values));
    }

    private void opset() throws IOException {
        String domain = "";
        long version = 1;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Wire.BYTES | 1 << 3 -> domain = in.readString();
                case Wire.VARINT | 2 << 3 -> version = in.readInt64();
                default -> Wire.skip(in, tag);
            }
        }
        if (domain.isEmpty() || domain.equals("ai.onnx")) {
            opset = version;
        }
    }

    private void graph() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Wire.BYTES | 1 << 3 -> Wire.message(in, () -> nodes.add(node()));
                case Wire.BYTES | 2 << 3 -> graphName = in.readString();
                case Wire.BYTES | 5 << 3 ->
                    Wire.message(in, () -> {
                        OnnxTensor tensor = tensors.read();
                        constants.put(tensor.name(), tensor);
                    });
                case Wire.BYTES | 11 << 3 -> Wire.message(in, () -> inputs.add(valueInfo()));
                case Wire.BYTES | 12 << 3 -> Wire.message(in, () -> outputs.add(valueInfo()));
                case Wire.BYTES | 13 << 3 -> Wire.message(in, () -> values.add(valueInfo()));
                default -> Wire.skip(in, tag);
            }
        }
    }

    private OnnxNode node() throws IOException {
        String name = "";
        String operator = "";
        String domain = "";
        ImmutableList.Builder<String> reads = ImmutableList.builder();
        ImmutableList.Builder<String> makes = ImmutableList.builder();
        Map<String, OnnxAttribute> attributes = new LinkedHashMap<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Wire.BYTES | 1 << 3 -> reads.add(in.readString());
                case Wire.BYTES | 2 << 3 -> makes.add(in.readString());
                case Wire.BYTES | 3 << 3 -> name = in.readString();
                case Wire.BYTES | 4 << 3 -> operator = in.readString();
                case Wire.BYTES | 5 << 3 ->
                    Wire.message(in, () -> {
                        OnnxAttribute attribute = tensors.attribute();
                        attributes.put(attribute.name(), attribute);
                    });
                case Wire.BYTES | 7 << 3 -> domain = in.readString();
                default -> Wire.skip(in, tag);
            }
        }
        return new OnnxNode(name, operator, domain, reads.build(), makes.build(), ImmutableMap.copyOf(attributes));
    }

    private OnnxValueInfo valueInfo() throws IOException {
        ValueInfoReader reader = new ValueInfoReader(in);
        return reader.read();
    }
}
