package org.bitgauge.workloads.values;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.ValueKnowledge;

/**
 * What is known of results as they are stored: the values that the next layer reads. Vector work that is done on the way to
 * memory lies between a layer and its reader; a layer whose reader has another number of values is not known.
 */
final class StoredResults {
    private final Network network;
    private final List<LayerValues> operands;
    private final Map<String, List<Integer>> readers = new HashMap<>();

    StoredResults(Network network, List<LayerValues> operands) {
        this.network = network;
        this.operands = operands;
        for (int i = 0; i < network.layers().size(); i++) {
            for (String input : network.layers().get(i).inputs()) {
                readers.computeIfAbsent(input, none -> new ArrayList<>()).add(i);
            }
        }
    }

    ImmutableList<LayerValues> complete() {
        ImmutableList.Builder<LayerValues> complete = ImmutableList.builder();
        for (int i = 0; i < operands.size(); i++) {
            Layer layer = network.layers().get(i);
            LayerValues own = operands.get(i);
            ValueKnowledge outputs = read(layer, layer.operation().outputElements());
            complete.add(new LayerValues(input(layer, own), own.weights(), outputs));
        }
        return complete.build();
    }

    /** Vector work reads what the layer before it stored. */
    private ValueKnowledge input(Layer layer, LayerValues own) {
        if (!(layer.operation() instanceof VectorOperation) || layer.inputs().size() != 1) {
            return own.activations();
        }
        for (Layer maker : network.layers()) {
            if (maker.name().equals(layer.inputs().get(0))
                    && maker.operation().outputElements() == layer.operation().activationElements()) {
                return read(maker, maker.operation().outputElements());
            }
        }
        return ValueKnowledge.NONE;
    }

    private ValueKnowledge read(Layer layer, long elements) {
        for (int reader : readers.getOrDefault(layer.name(), List.of())) {
            Layer next = network.layers().get(reader);
            if (next.operation() instanceof VectorOperation work) {
                if (work.fusible() && work.outputElements() == elements) {
                    return read(next, elements);
                }
            } else if (next.operation().activationElements() == elements) {
                return operands.get(reader).activations();
            }
        }
        return ValueKnowledge.NONE;
    }
}
