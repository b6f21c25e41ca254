package org.bitgauge.workloads.onnx;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableLongArray;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.values.MappedTensor;
import org.bitgauge.workloads.values.NetworkValues;
import org.bitgauge.workloads.values.NumberEncoding;
import org.bitgauge.workloads.values.NumberEncoding.Kind;
import org.bitgauge.workloads.values.RealTensor;
import org.bitgauge.workloads.values.TensorLibrary;
import org.bitgauge.workloads.values.TransposedTensor;

/** Weights of a network as they lie in its ONNX file, from which they are streamed. */
public final class OnnxWeights implements NetworkValues.WeightsInModel {
    private final OnnxNetwork.Spec spec;
    private final OnnxImport model;
    private final Map<String, TensorLibrary.Opened> opened = new ConcurrentHashMap<>();

    /**
     * The weight operand of a layer of products.
     *
     * @param constant name of the tensor in the file
     * @param transposed whether it lies as {@code [inputs, outputs]}
     */
    public record Place(String constant, boolean transposed) {}

    /** Weights in the file of a network. */
    public OnnxWeights(OnnxNetwork.Spec spec) {
        this.spec = requireNonNull(spec, "spec");
        this.model = spec.read();
    }

    @Override
    public Optional<TensorLibrary.Opened> of(Layer layer) {
        Optional<Place> place = Optional.ofNullable(model.weights().get(layer.name()));
        return place.flatMap(p -> Optional.ofNullable(model.constants().get(p.constant()))
                .map(tensor -> opened.computeIfAbsent(
                        layer.name(), missing -> TensorLibrary.Opened.of(open(tensor, p.transposed())))));
    }

    private RealTensor open(OnnxTensor tensor, boolean transposed) {
        String name = spec.file() + ": " + tensor.name();
        if (!tensor.external().isEmpty()) {
            throw new WorkloadException(name + ": lies in " + tensor.external()
                    + "; save the model with its weights inside (onnx.save_model with save_as_external_data=False)");
        }
        if (tensor.offset() < 0) {
            throw new WorkloadException(
                    name + ": is stored number by number; save it as raw data (onnx.numpy_helper.from_array)");
        }
        NumberEncoding encoding = encoding(tensor, name);
        if (tensor.byteLength() != tensor.elements() * encoding.bytes()) {
            throw new WorkloadException(name + ": has " + tensor.byteLength() + " bytes for " + tensor.elements()
                    + " numbers of type " + tensor.type().name());
        }
        RealTensor raw = MappedTensor.of(
                spec.file(),
                tensor.offset(),
                name,
                ImmutableLongArray.copyOf(tensor.dims().asList()),
                encoding);
        return transposed ? new TransposedTensor(raw) : raw;
    }

    private static NumberEncoding encoding(OnnxTensor tensor, String name) {
        Kind kind =
                switch (tensor.type().name()) {
                    case "fp16", "fp32", "fp64" -> Kind.FLOAT;
                    case "bf16" -> Kind.BRAIN_FLOAT;
                    case "int8", "int16", "int32" -> Kind.SIGNED;
                    case "uint8", "uint16" -> Kind.UNSIGNED;
                    default ->
                        throw new WorkloadException(
                                name + ": has numbers of type " + tensor.type().name()
                                        + "; read are fp16, bf16, fp32, fp64, int8, int16, int32, uint8 and uint16");
                };
        return new NumberEncoding(kind, tensor.type().bits() / Byte.SIZE, ByteOrder.LITTLE_ENDIAN);
    }
}
