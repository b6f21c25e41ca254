package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.onnx.QuantiserNodes.Place;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.ProfileLoss;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * Writes a profile into a float ONNX model: quantisers before the operands of every product and behind its result where
 * the profile speaks of outputs. What is read back by {@link OnnxPrecision} is equal, but for the losses that are named.
 */
public final class OnnxPrecisionWriter {
    /** How quantisers are written. */
    public enum Dialect {
        /** QONNX: any integer width, any float. */
        QONNX(new QonnxNodes()),
        /** QuantizeLinear and DequantizeLinear of the standard: its element types, axes and blocks. */
        QDQ(new LinearNodes());

        private final QuantiserNodes nodes;

        Dialect(QuantiserNodes nodes) {
            this.nodes = nodes;
        }
    }

    /**
     * A model with quantisers.
     *
     * @param model the file's bytes
     * @param losses what the dialect cannot say
     */
    public record Written(byte[] model, ImmutableList<ProfileLoss> losses) {}

    private final QuantiserNodes dialect;
    private final OnnxModel model;
    private final GraphEdit edit;
    private final List<ProfileLoss> losses = new ArrayList<>();

    private OnnxPrecisionWriter(QuantiserNodes dialect, OnnxModel model, GraphEdit edit) {
        this.dialect = dialect;
        this.model = model;
        this.edit = edit;
    }

    /**
     * Writes.
     *
     * @param file a model whose operands are floats
     * @throws WorkloadException if the file is no ONNX model
     */
    public static Written write(Path file, PrecisionProfile profile, Dialect dialect) throws IOException {
        Network network = OnnxImporter.read(file, 1, ImmutableMap.of()).network();
        GraphEdit edit = new GraphEdit(ByteString.copyFrom(Files.readAllBytes(file)));
        OnnxPrecisionWriter writer = new OnnxPrecisionWriter(dialect.nodes, OnnxReader.read(file), edit);
        for (int i = 0; i < writer.model.nodes().size(); i++) {
            OnnxNode node = writer.model.nodes().get(i);
            Optional<Layer> layer = network.layers().stream()
                    .filter(candidate -> candidate.name().equals(Conversion.layerName(node)))
                    .findFirst();
            if (Operators.MULTIPLIES.contains(node.operator()) && layer.isPresent()) {
                writer.layer(i, node, layer.get(), profile);
            }
        }
        return new Written(edit.bytes(), ImmutableList.copyOf(writer.losses));
    }

    private void layer(int at, OnnxNode node, Layer layer, PrecisionProfile profile)
            throws InvalidProtocolBufferException {
        if (node.operator().startsWith("QLinear") || node.operator().endsWith("Integer")) {
            losses.add(new ProfileLoss(layer.name(), "", "is quantised in the file already; left as it is"));
            return;
        }
        operand(at, node, layer, profile, TensorRole.ACTIVATIONS, 0);
        operand(at, node, layer, profile, TensorRole.WEIGHTS, 1);
        Optional<TensorFormat> outputs = profile.given(layer, TensorRole.OUTPUTS);
        if (outputs.isPresent()) {
            String made = node.outputs().get(0);
            String raw = edit.fresh(layer.name() + "/unrounded");
            Place place = new Place(
                    layer.name() + "/outputs",
                    raw,
                    made,
                    new long[] {1, layer.operation().outputElements()},
                    -1,
                    Optional.empty());
            if (writable(outputs.get(), place, layer, TensorRole.OUTPUTS)) {
                edit.follow(at, raw, dialect.nodes(outputs.get(), place, edit));
            }
        }
        if (profile.given(layer, TensorRole.PARTIAL_SUMS).isPresent()) {
            losses.add(
                    new ProfileLoss(layer.name(), TensorRole.PARTIAL_SUMS.label(), "no operator says it; not written"));
        }
    }

    private void operand(int at, OnnxNode node, Layer layer, PrecisionProfile profile, TensorRole role, int input)
            throws InvalidProtocolBufferException {
        Optional<TensorFormat> format = profile.given(layer, role);
        if (format.isEmpty()) {
            return;
        }
        String value = node.inputs().get(input);
        Optional<long[]> dims = Optional.ofNullable(model.constants().get(value))
                .map(tensor -> tensor.dims().toArray());
        String base = layer.name() + "/" + role.label();
        Place place = new Place(
                base, value, edit.fresh(base), channelShape(node, role, dims), blockAxis(node, role, dims), dims);
        if (writable(format.get(), place, layer, role)) {
            edit.redirect(at, input, place.result(), dialect.nodes(format.get(), place, edit));
        }
    }

    private boolean writable(TensorFormat format, Place place, Layer layer, TensorRole role)
            throws InvalidProtocolBufferException {
        if (format.equals(TensorFormat.of(FloatFormat.fp32()))) {
            return false;
        }
        Optional<String> refusal = dialect.refuses(format, place);
        if (refusal.isPresent()) {
            losses.add(new ProfileLoss(layer.name(), role.label(), refusal.get()));
            return false;
        }
        if (format.perChannel() && place.dims().isEmpty()) {
            losses.add(new ProfileLoss(
                    layer.name(), role.label(), "the number of channels is not in the file; not written"));
            return false;
        }
        dialect.losses(format, place).forEach(loss -> losses.add(new ProfileLoss(layer.name(), role.label(), loss)));
        QuantiserNodes.OperatorSet set = dialect.operatorSet(format);
        if (set.domain().isEmpty() && set.version() > model.opset()) {
            losses.add(new ProfileLoss(
                    "",
                    "",
                    "the operator set is raised from version " + model.opset() + " to " + set.version() + " for "
                            + format.format().name()));
        }
        edit.require(set.domain(), set.version());
        return true;
    }

    /** One number for each output channel of weights. */
    private static long[] channelShape(OnnxNode node, TensorRole role, Optional<long[]> dims) {
        if (role != TensorRole.WEIGHTS || dims.isEmpty()) {
            return new long[] {1};
        }
        long[] shape = new long[dims.get().length];
        Arrays.fill(shape, 1);
        int axis = outputAxis(node, shape.length);
        shape[axis] = dims.get()[axis];
        return shape;
    }

    private static int outputAxis(OnnxNode node, int rank) {
        return switch (node.operator()) {
            case "Conv" -> 0;
            case "ConvTranspose" -> 1;
            case "Gemm" -> node.integer("transB", 0) != 0 ? 0 : 1;
            default -> rank - 1;
        };
    }

    private static int blockAxis(OnnxNode node, TensorRole role, Optional<long[]> dims) {
        if (role != TensorRole.WEIGHTS || dims.isEmpty() || dims.get().length < 2) {
            return -1;
        }
        int output = outputAxis(node, dims.get().length);
        return node.operator().startsWith("Conv")
                ? 1 - output
                : dims.get().length - 2 + (output == dims.get().length - 1 ? 0 : 1);
    }
}
