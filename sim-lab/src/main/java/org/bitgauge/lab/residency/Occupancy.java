package org.bitgauge.lab.residency;

import java.util.List;
import java.util.Optional;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.Residency.Results;

/** How a step finds its operands when certain tensors are held. */
final class Occupancy {
    private final TensorGraph graph;

    Occupancy(TensorGraph graph) {
        this.graph = graph;
    }

    /**
     * Where a step finds its operands; empty if a tensor it reads lies nowhere it could read it from.
     *
     * @param held tensors that are on chip while it runs, its own result not
     * @param own what happens to its own result; empty if that goes to DRAM
     */
    Optional<Residency> of(int step, List<Hold> held, Optional<Hold> own) {
        long bits = 0;
        for (Hold hold : held) {
            bits = Math.addExact(bits, graph.tensors().get(hold.tensor()).bits());
        }
        long input = 0;
        boolean weights = false;
        for (Fetch fetch : graph.steps().get(step).fetches()) {
            long onChip = onChip(fetch, held);
            if (onChip < 0) {
                return Optional.empty();
            }
            weights |= fetch.weights() && onChip > 0;
            input = fetch.weights() ? input : onChip;
        }
        Results results = own.map(hold -> hold.written() ? Results.KEPT_AND_WRITTEN : Results.KEPT)
                .orElse(Results.WRITTEN);
        return Optional.of(new Residency(input, weights, results, bits));
    }

    /** Elements of an operand that are found on chip; -1 if one of its tensors is neither there nor in DRAM. */
    private long onChip(Fetch fetch, List<Hold> held) {
        long elements = 0;
        int found = 0;
        boolean onlyThere = false;
        for (int tensor : fetch.tensors()) {
            for (Hold hold : held) {
                if (hold.tensor() == tensor) {
                    found++;
                    elements =
                            Math.addExact(elements, graph.tensors().get(tensor).elements());
                    onlyThere |= !hold.written();
                }
            }
        }
        boolean possible = fetch.refusal().isEmpty();
        if (possible && found == fetch.tensors().size() && !fetch.external()) {
            return Residency.ALL;
        }
        if (possible && fetch.inParts()) {
            return elements;
        }
        return onlyThere ? -1 : 0;
    }
}
