package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.workloads.WorkloadException;

/**
 * Makes a network of an ONNX file. Shapes are inferred here and do not depend on what the exporter wrote; sizes that the
 * exporter left free are given by name, a free first dimension is the batch.
 *
 * <pre>{@code
 * OnnxImport net = OnnxImporter.read(Path.of("model.onnx"), 1, ImmutableMap.of("sequence", 128L));
 * }</pre>
 */
public final class OnnxImporter {
    private static final int BYTES_OF_ELEMENT = 4;

    private final Path file;
    private final OnnxModel model;
    private final long batch;
    private final ImmutableMap<String, Long> dimensions;
    private final Conversion conversion;
    private final List<Unknown> unknown = new ArrayList<>();
    private boolean batchUsed;

    private record Unknown(OnnxNode node, long macs, long bytes, String consequence) {}

    private OnnxImporter(Path file, OnnxModel model, long batch, ImmutableMap<String, Long> dimensions) {
        this.file = file;
        this.model = model;
        this.batch = batch;
        this.dimensions = dimensions;
        this.conversion = new Conversion(model);
    }

    /**
     * Reads a file.
     *
     * @param batch size of a free first dimension of an input
     * @param dimensions sizes of other free dimensions by their name in the file
     * @throws WorkloadException if the file is missing, truncated, no ONNX model, or a shape cannot be inferred
     */
    public static OnnxImport read(Path file, long batch, ImmutableMap<String, Long> dimensions) {
        if (batch < 1) {
            throw new WorkloadException("batch must be at least 1, was " + batch);
        }
        return new OnnxImporter(file, OnnxReader.read(file), batch, dimensions).convert();
    }

    private OnnxImport convert() {
        checkDimensions();
        inputs();
        for (OnnxNode node : model.nodes()) {
            step(node);
        }
        try {
            return result();
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new WorkloadException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    /** A name that the file does not have is a slip. */
    private void checkDimensions() {
        Set<String> free = new TreeSet<>();
        for (ImmutableList<OnnxValueInfo> list : ImmutableList.of(model.inputs(), model.values(), model.outputs())) {
            for (OnnxValueInfo info : list) {
                info.dims().stream()
                        .filter(dim -> !dim.isEmpty() && number(dim).isEmpty())
                        .forEach(free::add);
            }
        }
        for (String name : dimensions.keySet()) {
            if (!free.contains(name)) {
                throw new WorkloadException(
                        file + ": no dimension is named '" + name + "'; " + Nearest.remedy(name, free, "free ones"));
            }
        }
    }

    private void inputs() {
        for (OnnxValueInfo input : model.inputs()) {
            if (!model.constants().containsKey(input.name())) {
                long[] shape = new long[input.dims().size()];
                for (int i = 0; i < shape.length; i++) {
                    shape[i] = size(input, i);
                }
                conversion.define(input.name(), Value.made(Dims.of(shape), input.type(), Network.INPUT));
            }
        }
        if (!batchUsed && batch != 1) {
            throw new WorkloadException(file + ": no input has a free first dimension, so batch " + batch
                    + " cannot be set; export the model with a dynamic batch axis or take batch 1");
        }
    }

    private long size(OnnxValueInfo input, int axis) {
        String written = input.dims().get(axis);
        Optional<Long> fixed = number(written);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        Long named = dimensions.get(written);
        if (named != null) {
            return named;
        }
        if (axis == 0) {
            batchUsed = true;
            return batch;
        }
        throw new WorkloadException(file + ": dimension " + axis + " of input '" + input.name() + "' is free ('"
                + written + "'); give its size, as dimensions: {" + (written.isEmpty() ? "NAME" : written) + ": 128}");
    }

    private static Optional<Long> number(String written) {
        try {
            long size = Long.parseLong(written);
            return size > 0 ? Optional.of(size) : Optional.empty();
        } catch (NumberFormatException notFixed) {
            return Optional.empty();
        }
    }

    private void step(OnnxNode node) {
        try {
            OnnxOperator operator = Operators.KNOWN.get(node.operator());
            if (operator == null) {
                replace(node, "its shape is not inferred");
            } else if (isBlocked(node)) {
                blocked(node);
            } else {
                operator.apply(conversion, node);
            }
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException wrong) {
            throw new WorkloadException(file + ": node " + node.label() + ": " + wrong.getMessage(), wrong);
        }
    }

    private boolean isBlocked(OnnxNode node) {
        for (int i = 0; i < node.inputs().size(); i++) {
            if (conversion.optional(node, i).filter(value -> !value.isKnown()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void blocked(OnnxNode node) {
        if (Operators.MULTIPLIES.contains(node.operator())) {
            TreeSet<String> causes = new TreeSet<>();
            unknown.forEach(u -> causes.add(u.node().label()));
            throw new WorkloadException(file + ": the shape of " + node.label()
                    + " cannot be inferred behind the unknown " + String.join(", ", causes)
                    + "; save the model with shapes (onnx.shape_inference.infer_shapes) and import that");
        }
        replace(node, "its input shape is unknown");
    }

    /** An operator that is not understood: with a shape from the file it stays a layer, without one it is only reported. */
    private void replace(OnnxNode node, String why) {
        long weights = 0;
        long in = 0;
        long kernels = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            Optional<Value> value = conversion.optional(node, i).filter(Value::isKnown);
            long elements = value.map(Value::elements).orElse(0L);
            boolean constant = value.filter(Value::isConstant).isPresent();
            weights += constant ? elements : 0;
            in += constant ? 0 : elements;
            kernels += constant && value.orElseThrow().rank() > 1 ? elements : 0;
        }
        Optional<ImmutableLongArray> shape = node.outputs().isEmpty()
                ? Optional.empty()
                : described(node.outputs().get(0));
        ImmutableList<String> makers = conversion.makers(node);
        long out = shape.map(Dims::product).orElse(0L);
        boolean counted = !makers.isEmpty() && out > 0;
        if (counted) {
            Operation work =
                    new VectorOperation(Names.kebab(node.operator()), in > 0 ? in : out, out, out, weights, false);
            conversion.emit(node, "", work, shape.orElseThrow(), makers);
        }
        for (int i = counted ? 1 : 0; i < node.outputs().size(); i++) {
            String maker = counted
                    ? conversion.value(node.outputs().get(0)).orElseThrow().maker()
                    : makers.isEmpty() ? "" : makers.get(0);
            conversion.put(
                    node, i, new Value(described(node.outputs().get(i)), ElementType.of(1), maker, Optional.empty()));
        }
        long columns = shape.filter(s -> s.length() > 1).map(s -> s.get(1)).orElse(1L);
        long macs = columns < 1 ? 0 : Math.multiplyExact(out / columns, kernels);
        unknown.add(new Unknown(
                node,
                macs,
                BYTES_OF_ELEMENT * (weights + in + out),
                counted ? "kept as one operation an output, as the file gives its shape" : "left out, " + why));
    }

    private Optional<ImmutableLongArray> described(String name) {
        for (ImmutableList<OnnxValueInfo> list : ImmutableList.of(model.values(), model.outputs())) {
            for (OnnxValueInfo info : list) {
                if (info.name().equals(name) && info.shaped()) {
                    return described(info);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ImmutableLongArray> described(OnnxValueInfo info) {
        ImmutableLongArray.Builder shape = ImmutableLongArray.builder();
        for (int i = 0; i < info.dims().size(); i++) {
            String written = info.dims().get(i);
            Optional<Long> size = number(written).or(() -> Optional.ofNullable(dimensions.get(written)));
            if (size.isEmpty() && i > 0) {
                return Optional.empty();
            }
            shape.add(size.orElse(batch));
        }
        return Optional.of(shape.build());
    }

    private OnnxImport result() {
        ImmutableList<Layer> layers = conversion.layers();
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("no operator in it computes anything that BitGauge knows");
        }
        String name = model.name().isBlank() ? stem() : model.name();
        Network network = new Network(name, "ONNX file " + file.getFileName(), batchUsed ? batch : 1, layers);
        double macs = network.macs();
        double bytes = 0;
        for (Layer layer : layers) {
            Operation o = layer.operation();
            bytes += BYTES_OF_ELEMENT * ((double) o.weightElements() + o.activationElements() + o.outputElements());
        }
        Math.addExact(network.parameters(), network.macs());
        ImmutableList.Builder<OnnxWarning> warnings = ImmutableList.builder();
        for (Unknown u : unknown) {
            warnings.add(new OnnxWarning(
                    u.node().operator(),
                    u.node().name(),
                    u.macs(),
                    u.macs() == 0 ? 0 : u.macs() / (macs + u.macs()),
                    u.bytes(),
                    u.bytes() == 0 ? 0 : Math.min(1, u.bytes() / Math.max(bytes, u.bytes())),
                    u.consequence()));
        }
        return new OnnxImport(
                network,
                model.producer(),
                model.opset(),
                warnings.build(),
                conversion.notes(),
                conversion.formats(),
                model.constants(),
                conversion.weightPlaces());
    }

    private String stem() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
