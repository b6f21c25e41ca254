package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.workloads.WorkloadException;

/**
 * An ONNX file with the values of its constants, for those who compute with it.
 *
 * @param file where it was read
 * @param nodes operators in topological order
 * @param constants constant tensors by name, those of {@code Constant} nodes included
 * @param inputs inputs that are no constants
 * @param outputs names of the outputs
 */
public record OnnxGraph(
        Path file,
        ImmutableList<Node> nodes,
        ImmutableMap<String, Constant> constants,
        ImmutableList<Input> inputs,
        ImmutableList<String> outputs) {

    /**
     * A constant tensor.
     *
     * @param shape sizes
     * @param values values in C order, as doubles
     * @param real whether the elements are floats; otherwise integers
     */
    public record Constant(ImmutableIntArray shape, ImmutableDoubleArray values, boolean real) {}

    /**
     * An input of the graph.
     *
     * @param name name
     * @param dims sizes; -1 where free
     */
    public record Input(String name, ImmutableIntArray dims) {}

    /** An operator and its attributes. */
    public static final class Node {
        private final OnnxNode node;

        Node(OnnxNode node) {
            this.node = node;
        }

        /** Name of the node, or of its first output where it has none: what a layer is called. */
        public String name() {
            return node.name().isEmpty() && !node.outputs().isEmpty()
                    ? node.outputs().get(0)
                    : node.name();
        }

        /** Operator type, as {@code Conv}; with its domain where that is not the standard one. */
        public String operator() {
            boolean standard = node.domain().isEmpty() || node.domain().equals("ai.onnx");
            return standard ? node.operator() : node.domain() + "." + node.operator();
        }

        /** Names of the inputs; empty where an optional one is left out. */
        public ImmutableList<String> inputs() {
            return node.inputs();
        }

        /** Names of the outputs. */
        public ImmutableList<String> outputs() {
            return node.outputs();
        }

        /** Whether input number {@code input} is given. */
        public boolean reads(int input) {
            return node.reads(input);
        }

        /** An integer attribute. */
        public int integer(String attribute, int otherwise) {
            return Math.toIntExact(node.integer(attribute, otherwise));
        }

        /** A float attribute. */
        public double real(String attribute, double otherwise) {
            OnnxAttribute found = node.attributes().get(attribute);
            return found == null ? otherwise : found.real();
        }

        /** A text attribute. */
        public String text(String attribute, String otherwise) {
            return node.text(attribute, otherwise);
        }

        /** A list of integers; empty where the attribute is absent. */
        public Optional<int[]> integers(String attribute) {
            return node.integers(attribute)
                    .map(list -> list.stream().mapToInt(Math::toIntExact).toArray());
        }
    }

    /** Reads a file; {@link WorkloadException} if it is missing, truncated, no ONNX model or without its weights. */
    public static OnnxGraph read(Path file) {
        OnnxModel model = OnnxReader.read(file, true);
        ImmutableMap.Builder<String, Constant> constants = ImmutableMap.builder();
        model.constants().forEach((name, tensor) -> constants.put(name, constant(file, name, tensor)));
        List<Node> nodes = new ArrayList<>();
        for (OnnxNode node : model.nodes()) {
            OnnxAttribute value = node.attributes().get("value");
            if (node.operator().equals("Constant")
                    && value != null
                    && value.tensor().isPresent()) {
                String name = node.outputs().get(0);
                constants.put(name, constant(file, name, value.tensor().get()));
            } else {
                nodes.add(new Node(node));
            }
        }
        return new OnnxGraph(
                file,
                ImmutableList.copyOf(nodes),
                constants.buildOrThrow(),
                inputs(model),
                model.outputs().stream().map(OnnxValueInfo::name).collect(ImmutableList.toImmutableList()));
    }

    private static ImmutableList<Input> inputs(OnnxModel model) {
        ImmutableList.Builder<Input> inputs = ImmutableList.builder();
        for (OnnxValueInfo info : model.inputs()) {
            if (!model.constants().containsKey(info.name())) {
                ImmutableIntArray.Builder dims = ImmutableIntArray.builder();
                for (String dim : info.dims()) {
                    dims.add(dim.matches("\\d{1,9}") ? Integer.parseInt(dim) : -1);
                }
                inputs.add(new Input(info.name(), dims.build()));
            }
        }
        return inputs.build();
    }

    private static Constant constant(Path file, String name, OnnxTensor tensor) {
        if (!tensor.external().isEmpty()) {
            throw new WorkloadException(file + ": the values of '" + name + "' are in another file ("
                    + tensor.external() + "); save the model with its weights inside");
        }
        ImmutableIntArray.Builder shape = ImmutableIntArray.builder();
        tensor.dims().forEach(size -> shape.add(Math.toIntExact(size)));
        ImmutableDoubleArray.Builder values = ImmutableDoubleArray.builder();
        Optional<ImmutableLongArray> integers = tensor.integers();
        if (tensor.floats().isPresent()) {
            tensor.floats().get().forEach(bits -> values.add(Double.longBitsToDouble(bits)));
        } else if (integers.isPresent()) {
            integers.get().forEach(values::add);
        } else {
            throw new WorkloadException(file + ": the model holds no values for '" + name + "' ("
                    + tensor.type().name() + " " + tensor.dims()
                    + "); save it with its weights, as float32, int32 or int64 tensors");
        }
        return new Constant(shape.build(), values.build(), tensor.floats().isPresent());
    }
}
