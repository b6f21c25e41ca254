package org.bitgauge.workloads.infer.graph;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.onnx.OnnxGraph;

/** A trained network that can be run: an ONNX graph whose operators are all known and whose weights are all there. */
public final class InferenceModel {
    private final OnnxGraph graph;
    private final OnnxGraph.Input input;
    private final ImmutableList<String> layers;

    private InferenceModel(OnnxGraph graph) {
        this.graph = graph;
        if (graph.inputs().size() != 1) {
            throw new WorkloadException(
                    graph.file() + ": the graph has " + graph.inputs().size()
                            + " inputs that are no constants (" + names(graph) + "); it must have one."
                            + " Where these are weights, the model was saved without them");
        }
        this.input = graph.inputs().get(0);
        ImmutableSet.Builder<String> found = ImmutableSet.builder();
        for (OnnxGraph.Node node : graph.nodes()) {
            if (Operators.find(node.operator()).isEmpty()) {
                throw new WorkloadException(graph.file() + ": layer '" + node.name() + "' is a " + node.operator()
                        + ", which cannot be run exactly; known: " + Operators.names());
            }
            if (Operators.multiplies(node.operator())) {
                found.add(node.name());
            }
        }
        this.layers = found.build().asList();
        checkNames();
    }

    /** Reads a model; {@link WorkloadException} names what is missing or not supported, and the layer. */
    public static InferenceModel read(Path file) {
        return new InferenceModel(OnnxGraph.read(file));
    }

    private static String names(OnnxGraph graph) {
        return String.join(
                ", ", graph.inputs().stream().map(OnnxGraph.Input::name).toList());
    }

    private void checkNames() {
        Set<String> made = new LinkedHashSet<>(graph.constants().keySet());
        made.add(input.name());
        Map<String, String> layerOf = new LinkedHashMap<>();
        for (OnnxGraph.Node node : graph.nodes()) {
            for (String name : node.inputs()) {
                if (!name.isEmpty() && !made.contains(name)) {
                    throw new WorkloadException(graph.file() + ": layer '" + node.name() + "' reads '" + name
                            + "', which nothing makes and no weights are stored for");
                }
            }
            made.addAll(node.outputs());
            if (Operators.multiplies(node.operator()) && layerOf.put(node.name(), node.name()) != null) {
                throw new WorkloadException(graph.file() + ": two layers are named '" + node.name()
                        + "'; give each node a name of its own");
            }
        }
        if (graph.outputs().isEmpty() || !made.contains(graph.outputs().get(0))) {
            throw new WorkloadException(graph.file() + ": the graph has no output");
        }
    }

    /** The file it was read from. */
    public Path file() {
        return graph.file();
    }

    /** Names of the layers with products (Conv, Gemm, MatMul), in the order of the graph. */
    public ImmutableList<String> layers() {
        return layers;
    }

    /** Sizes of one sample, without the batch where that is free; -1 where another size is free. */
    public ImmutableIntArray sampleShape() {
        ImmutableIntArray dims = input.dims();
        return freeBatch() ? dims.subArray(1, dims.length()) : dims;
    }

    /** Whether any number of samples can be run at once. */
    public boolean freeBatch() {
        return !input.dims().isEmpty() && input.dims().get(0) < 0;
    }

    /** Weights of a layer as stored; empty where both operands are computed. */
    public Optional<OnnxGraph.Constant> weights(String layer) {
        return node(layer)
                .flatMap(n ->
                        Optional.ofNullable(graph.constants().get(n.inputs().get(1))));
    }

    /** Biases of a layer as stored; empty where it has none. */
    public Optional<OnnxGraph.Constant> biases(String layer) {
        return node(layer)
                .filter(n -> n.reads(2))
                .flatMap(n ->
                        Optional.ofNullable(graph.constants().get(n.inputs().get(2))));
    }

    /** Largest magnitude of the weights, biases and other float constants. */
    public double largestConstant() {
        double largest = 0;
        for (OnnxGraph.Constant constant : graph.constants().values()) {
            for (int i = 0; constant.real() && i < constant.values().length(); i++) {
                largest = Math.max(largest, Math.abs(constant.values().get(i)));
            }
        }
        return largest;
    }

    private Optional<OnnxGraph.Node> node(String layer) {
        return graph.nodes().stream().filter(n -> n.name().equals(layer)).findFirst();
    }

    OnnxGraph graph() {
        return graph;
    }

    String inputName() {
        return input.name();
    }
}
