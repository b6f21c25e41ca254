package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;

/** State of one import: values by name, layers so far. Operators call it; it knows none of them. */
final class Conversion {
    private final OnnxModel model;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Integer> reads = new HashMap<>();
    private final Map<String, OnnxWeights.Place> places = new java.util.LinkedHashMap<>();
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Set<String> weights = new LinkedHashSet<>();
    private final Set<String> counted = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> formats = new LinkedHashMap<>();

    Conversion(OnnxModel model) {
        this.model = model;
        for (OnnxNode node : model.nodes()) {
            node.inputs().forEach(name -> reads.merge(name, 1, Integer::sum));
            if (Operators.MULTIPLIES.contains(node.operator())) {
                weights.addAll(node.inputs());
            }
        }
        model.outputs().forEach(out -> reads.merge(out.name(), 1, Integer::sum));
        model.constants().forEach((name, tensor) -> values.put(name, constant(tensor)));
    }

    static Value constant(OnnxTensor tensor) {
        return new Value(Optional.of(tensor.dims()), tensor.type(), "", tensor.integers());
    }

    OnnxModel model() {
        return model;
    }

    long opset() {
        return model.opset();
    }

    boolean has(OnnxNode node, int input) {
        return node.reads(input) && values.containsKey(node.inputs().get(input));
    }

    /** An input that must be there. */
    Value in(OnnxNode node, int input) {
        if (!node.reads(input)) {
            throw new IllegalArgumentException("input " + input + " is missing");
        }
        return optional(node, input)
                .orElseThrow(() -> new IllegalArgumentException(
                        "reads '" + node.inputs().get(input) + "', which no earlier node makes"));
    }

    Optional<Value> optional(OnnxNode node, int input) {
        return node.reads(input) ? Optional.ofNullable(values.get(node.inputs().get(input))) : Optional.empty();
    }

    /** Integers that an input is known to hold. */
    ImmutableLongArray content(OnnxNode node, int input, String what) {
        return in(node, input)
                .content()
                .orElseThrow(() -> new IllegalArgumentException(what + " depends on data and cannot be inferred"));
    }

    /** Integers from an attribute of old operator sets or an input of new ones. */
    Optional<ImmutableLongArray> listed(OnnxNode node, String attribute, int input) {
        Optional<ImmutableLongArray> old = node.integers(attribute);
        return old.isPresent() || !node.reads(input) ? old : Optional.of(content(node, input, attribute));
    }

    void put(OnnxNode node, int output, Value value) {
        if (output < node.outputs().size() && !node.outputs().get(output).isEmpty()) {
            values.put(node.outputs().get(output), value);
        }
    }

    void define(String name, Value value) {
        values.put(name, value);
    }

    Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Adds a layer that makes the node's first output. */
    void emit(OnnxNode node, Operation operation, ImmutableLongArray shape) {
        emit(node, "", operation, shape);
    }

    /** Adds a layer with a name of its own. */
    void emit(OnnxNode node, String suffix, Operation operation, ImmutableLongArray shape) {
        emit(node, suffix, operation, shape, makers(node));
    }

    /** Adds a layer that reads the given makers; a node that reads only constants is done once, before the network runs. */
    void emit(OnnxNode node, String suffix, Operation operation, ImmutableLongArray shape, List<String> inputs) {
        ImmutableList<String> makers =
                inputs.stream().filter(maker -> !maker.isEmpty()).collect(ImmutableList.toImmutableList());
        if (makers.isEmpty()) {
            put(node, 0, Value.constant(shape, in(node, 0).type()));
            return;
        }
        String name = unique(layerName(node) + suffix);
        layers.put(name, new Layer(name, operation, makers));
        place(node).filter(p -> operation.macs() > 0).ifPresent(p -> places.put(name, p));
        put(node, 0, Value.made(shape, in(node, 0).type(), name));
    }

    /** Layers whose results the node reads, in the order of its operands. */
    ImmutableList<String> makers(OnnxNode node) {
        ImmutableList.Builder<String> makers = ImmutableList.builder();
        for (int i = 0; i < node.inputs().size(); i++) {
            optional(node, i).filter(value -> !value.isConstant()).ifPresent(value -> makers.add(value.maker()));
        }
        return makers.build();
    }

    static String layerName(OnnxNode node) {
        if (!node.name().isBlank()) {
            return node.name();
        }
        return node.operator()
                + (node.outputs().isEmpty() ? "" : "_" + node.outputs().get(0));
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; layers.containsKey(free) || free.equals(Network.INPUT); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** The constant that a node multiplies with. */
    private Optional<OnnxWeights.Place> place(OnnxNode node) {
        int input =
                switch (node.operator()) {
                    case "Conv", "ConvInteger", "Gemm", "MatMul", "MatMulInteger" -> 1;
                    case "QLinearConv", "QLinearMatMul" -> 3;
                    default -> -1;
                };
        if (input < 0 || optional(node, input).filter(Value::isConstant).isEmpty()) {
            return Optional.empty();
        }
        boolean transposed =
                node.operator().contains("MatMul") || node.operator().equals("Gemm") && node.integer("transB", 0) == 0;
        return Optional.of(new OnnxWeights.Place(node.inputs().get(input), transposed));
    }

    ImmutableMap<String, OnnxWeights.Place> weightPlaces() {
        return ImmutableMap.copyOf(places);
    }

    Optional<Layer> layer(String name) {
        return Optional.ofNullable(layers.get(name));
    }

    void replace(Layer layer) {
        layers.put(layer.name(), layer);
    }

    /** Whether nothing but one node reads a value. */
    boolean isReadOnce(String name) {
        return reads.getOrDefault(name, 0) == 1;
    }

    /** Parameters of a constant that no layer has counted and no product will: its elements, single numbers aside. */
    long newParameters(String name) {
        Value value = values.get(name);
        if (value == null || !value.isConstant() || value.elements() <= 1 || weights.contains(name)) {
            return 0;
        }
        return counted.add(name) ? value.elements() : 0;
    }

    void note(String text) {
        notes.add(text);
    }

    void format(String name, ElementType type) {
        if (type.isNarrow()) {
            formats.put(name, type.name());
        }
    }

    ImmutableList<Layer> layers() {
        return ImmutableList.copyOf(layers.values());
    }

    ImmutableList<String> notes() {
        return ImmutableList.copyOf(notes);
    }

    ImmutableMap<String, String> formats() {
        return ImmutableMap.copyOf(formats);
    }
}
