package org.bitgauge.lab.residency;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.core.unit.StoredBits;

/**
 * Finds out which layers hand tensors to which, in what form. Fusible work stores nothing: what it works on stays one tensor,
 * and what it joins stays several. A second operand of a product is read as weights.
 */
public final class GraphBuilder {
    private static final double SAME = 1e-9;

    private final ImmutableList<LayerTask> tasks;
    private final MemorySystem memory;
    private final Optional<MemoryLevel> home;
    private final Map<String, Sources> sources = new HashMap<>();
    private final List<TensorGraph.Draft> drafts = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();

    /** Tensors that a layer's result consists of, and whether the network's own input is among them. */
    private record Sources(ImmutableList<Integer> tensors, boolean external) {}

    /** How a tensor lies in the level that could keep it. */
    private record Form(NumberFormat format, double bitsPerElement) {}

    private GraphBuilder(ImmutableList<LayerTask> tasks, MemorySystem memory) {
        this.tasks = tasks;
        this.memory = memory;
        this.home = memory.home().isPresent()
                ? Optional.of(memory.levels().get(memory.home().getAsInt()))
                : Optional.empty();
    }

    /**
     * The graph of a network.
     *
     * @param tasks its layers, in their order
     * @param ends for each step one past its last layer
     */
    public static TensorGraph build(ImmutableList<LayerTask> tasks, List<Integer> ends, MemorySystem memory) {
        return new GraphBuilder(tasks, memory).build(ends);
    }

    private TensorGraph build(List<Integer> ends) {
        sources.put(Network.INPUT, new Sources(ImmutableList.of(), true));
        List<Step> steps = new ArrayList<>();
        int first = 0;
        for (int end : ends) {
            steps.add(step(first, end, steps.size()));
            first = end;
        }
        return TensorGraph.of(steps, drafts, home);
    }

    private Step step(int first, int end, int step) {
        LayerTask task = tasks.get(first);
        Layer layer = task.layer();
        ImmutableList<Fetch> fetches = ImmutableList.of();
        int tensor = -1;
        if (isFusible(layer.operation())) {
            sources.put(layer.name(), joined(layer.inputs()));
        } else {
            fetches = fetches(task);
            tensor = drafts.size();
            store(task, step);
        }
        for (int i = first + 1; i < end; i++) {
            Layer fused = tasks.get(i).layer();
            sources.put(fused.name(), joined(fused.inputs()));
        }
        return new Step(layer.name(), first, end, tensor, fetches);
    }

    private static boolean isFusible(Operation operation) {
        return operation instanceof VectorOperation vector && vector.fusible();
    }

    private void store(LayerTask task, int step) {
        long elements = task.layer().operation().outputElements();
        StoredBits stored = StoredBits.of(task, memory);
        int level = memory.home().orElse(StoredBits.DRAM);
        double each = stored.per(TensorRole.OUTPUTS, level);
        forms.add(new Form(task.precision().outputs().format(), each));
        sources.put(task.layer().name(), new Sources(ImmutableList.of(drafts.size()), false));
        long bits = home.map(h -> h.storedBits(elements, each)).orElse(0L);
        drafts.add(new TensorGraph.Draft(task.layer().name(), step, elements, bits));
    }

    private Sources joined(List<String> inputs) {
        ImmutableList.Builder<Integer> tensors = ImmutableList.builder();
        boolean external = inputs.isEmpty();
        for (String input : inputs) {
            Sources of = sources.getOrDefault(input, new Sources(ImmutableList.of(), true));
            tensors.addAll(of.tensors());
            external |= of.external();
        }
        return new Sources(tensors.build(), external);
    }

    private ImmutableList<Fetch> fetches(LayerTask task) {
        Layer layer = task.layer();
        List<String> inputs = layer.inputs();
        boolean second = layer.operation() instanceof MatrixMultiply product && product.dynamicWeights();
        int last = second && inputs.size() > 1 ? inputs.size() - 1 : inputs.size();
        ImmutableList.Builder<Fetch> fetches = ImmutableList.builder();
        fetch(task, TensorRole.ACTIVATIONS, joined(inputs.subList(0, last))).ifPresent(fetches::add);
        if (second) {
            fetch(task, TensorRole.WEIGHTS, joined(inputs.subList(Math.min(last, inputs.size() - 1), inputs.size())))
                    .ifPresent(fetches::add);
        }
        return fetches.build();
    }

    private Optional<Fetch> fetch(LayerTask task, TensorRole role, Sources from) {
        if (from.tensors().isEmpty()) {
            return Optional.empty();
        }
        Operation operation = task.layer().operation();
        boolean weights = role == TensorRole.WEIGHTS;
        long needed = weights ? operation.weightElements() : operation.activationElements();
        long made = 0;
        for (int tensor : from.tensors()) {
            made = Math.addExact(made, drafts.get(tensor).elements());
        }
        boolean parts = operation instanceof VectorOperation && (from.external() ? made < needed : made == needed);
        String refusal = "";
        if (home.isEmpty()) {
            refusal = "no memory is the farthest from the array for both activations and outputs";
        } else if (weights && !memory.keepsWeights()) {
            refusal = home.get().name() + " is not where weights come from, and " + name(task) + " reads it as such";
        } else if (!parts && from.external()) {
            refusal = name(task) + " reads it together with the network's input";
        } else if (!parts && made < needed) {
            refusal = name(task) + " reads " + needed + " elements, of which earlier layers make " + made;
        } else {
            refusal = form(task, role, from);
        }
        return Optional.of(new Fetch(weights, from.tensors(), parts, from.external(), refusal));
    }

    /** Why a tensor as stored is not what the layer reads; empty if it is. */
    private String form(LayerTask task, TensorRole role, Sources from) {
        NumberFormat format = task.precision().of(role).format();
        double each = StoredBits.of(task, memory).per(role, memory.home().orElse(StoredBits.DRAM));
        for (int tensor : from.tensors()) {
            Form stored = forms.get(tensor);
            if (!stored.format().equals(format)) {
                return name(task) + " reads " + format.name() + ", it is stored as "
                        + stored.format().name();
            }
            if (Math.abs(stored.bitsPerElement() - each) > SAME * each) {
                return name(task) + " expects " + each + " bits an element as encoded, it is stored in "
                        + stored.bitsPerElement();
            }
        }
        return "";
    }

    private static String name(LayerTask task) {
        return task.layer().name();
    }
}
