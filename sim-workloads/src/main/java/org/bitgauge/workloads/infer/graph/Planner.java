package org.bitgauge.workloads.infer.graph;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bitgauge.workloads.infer.rounding.RowRounder;
import org.bitgauge.workloads.onnx.OnnxGraph;

/** Turns a graph into steps for one batch size. */
final class Planner {
    private final InferenceModel model;
    private final Prepared prepared;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Integer> reads = new LinkedHashMap<>();
    private final SlotPool pool = new SlotPool();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, double[]> constants = new LinkedHashMap<>();
    private final List<LayerStep> products = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final Optional<RowRounder> rounder;
    private Set<String> making = ImmutableSet.of();

    Planner(InferenceModel model, Prepared prepared) {
        this.model = model;
        this.prepared = prepared;
        this.rounder = prepared.valueRounder();
    }

    Plan plan(int batch) {
        countReads();
        int[] sample = model.sampleShape().toArray();
        int[] shape = model.freeBatch() ? concat(batch, sample) : sample;
        int inputSlot = define(model.inputName(), shape);
        prepared.inputRounder().ifPresent(r -> steps.add(new RoundStep(r, inputSlot, Shape.size(shape))));
        show(inputSlot, Shape.size(shape));
        for (OnnxGraph.Node node : model.graph().nodes()) {
            making = ImmutableSet.copyOf(node.outputs());
            Operators.find(node.operator()).orElseThrow().plan(new PlanNode(this, node));
            for (String name : node.inputs()) {
                if (!name.isEmpty()) {
                    reads.merge(name, -1, Integer::sum);
                    release(value(name));
                }
            }
        }
        Value output = value(model.graph().outputs().get(0));
        return new Plan(
                batch,
                inputSlot,
                Shape.size(shape),
                output.slot(),
                output.shape(),
                ImmutableList.copyOf(steps),
                pool.capacities(),
                constants,
                ImmutableList.copyOf(products),
                ImmutableList.copyOf(cuts));
    }

    private static int[] concat(int first, int[] rest) {
        int[] all = new int[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private void countReads() {
        for (OnnxGraph.Node node : model.graph().nodes()) {
            node.inputs().forEach(name -> reads.merge(name, 1, Integer::sum));
        }
        model.graph().outputs().forEach(name -> reads.merge(name, 1, Integer::sum));
    }

    Path file() {
        return model.file();
    }

    Prepared prepared() {
        return prepared;
    }

    Value value(String name) {
        Value known = values.get(name);
        if (known != null) {
            return known;
        }
        OnnxGraph.Constant constant = Optional.ofNullable(
                        model.graph().constants().get(name))
                .orElseThrow(() -> new IllegalStateException("'" + name + "' is read before it is made"));
        double[] data = prepared.constant(name, constant);
        int slot = pool.reserve();
        constants.put(slot, data);
        Value made = new Value(name, constant.shape().toArray(), slot, data);
        values.put(name, made);
        return made;
    }

    /** A constant as stored. */
    double[] raw(String name) {
        return Optional.ofNullable(model.graph().constants().get(name))
                .orElseThrow()
                .values()
                .toArray();
    }

    int define(String name, int[] shape) {
        int slot = pool.take(Shape.size(shape), Math.max(1, reads.getOrDefault(name, 0)));
        values.put(name, new Value(name, shape.clone(), slot, new double[0]));
        return slot;
    }

    void alias(String name, Value of, int[] shape) {
        pool.more(of.slot(), reads.getOrDefault(name, 0));
        values.put(name, new Value(name, shape.clone(), of.slot(), of.constant()));
    }

    /** A slot used by one step only, taken before and given back after it is planned. */
    int scratch(int size) {
        return pool.take(size, 1);
    }

    void giveBack(int slot) {
        pool.release(slot);
    }

    private void release(Value value) {
        pool.release(value.slot());
    }

    void add(Step step) {
        steps.add(step);
    }

    void addProduct(LayerStep step) {
        cuts.add(cut());
        steps.add(step);
        products.add(step);
    }

    /** What this layer and later ones read; in the same order whatever the numbers of layers. */
    private Cut cut() {
        Map<Integer, Integer> sizes = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((name, value) -> {
            boolean read = reads.getOrDefault(name, 0) > 0 && !making.contains(name);
            if (read && !constants.containsKey(value.slot())) {
                sizes.putIfAbsent(value.slot(), value.size());
            }
        });
        return new Cut(
                products.size(),
                steps.size(),
                sizes.keySet().stream().mapToInt(Integer::intValue).toArray(),
                sizes.values().stream().mapToInt(Integer::intValue).toArray());
    }

    int nextProduct() {
        return products.size();
    }

    void round(int slot, int size) {
        rounder.ifPresent(r -> steps.add(new RoundStep(r, slot, size)));
        show(slot, size);
    }

    private void show(int slot, int size) {
        steps.add(memory -> memory.probe.value(memory.slots[slot], size));
    }
}
