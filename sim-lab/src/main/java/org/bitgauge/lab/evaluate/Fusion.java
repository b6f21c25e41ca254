package org.bitgauge.lab.evaluate;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.result.LayerResult;

/**
 * Overlap of vector work that is done on the way of a result to memory with the layer that makes the result: the vector unit
 * works beside the array, so only what it needs beyond the time of that layer is seen. Its energy is charged in full. The
 * last tile's share, which nothing can hide, is not modelled.
 */
final class Fusion {
    private final Set<String> chain = new HashSet<>();
    private long slack;

    /**
     * Time of a layer as the run sees it.
     *
     * @param timing cycles that are not hidden
     * @param remark what is hidden, for the description of the mapping; empty if nothing
     */
    record Exposed(Timing timing, String remark) {}

    /** For each layer that is not hidden behind another, one past the last layer that is hidden behind it. */
    static ImmutableList<Integer> ends(List<Layer> layers) {
        Fusion fusion = new Fusion();
        ImmutableList.Builder<Integer> ends = ImmutableList.builder();
        for (int i = 0; i < layers.size(); i++) {
            if (!fusion.joins(layers.get(i)) && i > 0) {
                ends.add(i);
            }
        }
        return ends.add(layers.size()).build();
    }

    /** Whether a layer is hidden behind the ones before it; else it begins a chain of its own. */
    private boolean joins(Layer layer) {
        boolean fused = layer.operation() instanceof VectorOperation vector
                && vector.fusible()
                && chain.containsAll(layer.inputs());
        if (!fused) {
            chain.clear();
        }
        chain.add(layer.name());
        return fused;
    }

    /** The next layer of the network. */
    Exposed next(Layer layer, Timing timing) {
        if (!joins(layer)) {
            slack = layer.operation().macs() > 0 ? timing.cycles() : 0;
            return new Exposed(timing, "");
        }
        long hidden = Math.min(slack, timing.cycles());
        slack -= hidden;
        return hidden == 0 ? new Exposed(timing, "") : new Exposed(less(timing, hidden), remark(timing, hidden));
    }

    private static Timing less(Timing timing, long hidden) {
        long cycles = timing.cycles() - hidden;
        ImmutableList<CycleEntry> entries = cycles == 0
                ? ImmutableList.of()
                : ImmutableList.of(new CycleEntry(LayerResult.ARRAY, Cause.of(Cause.Kind.VECTOR), cycles));
        return new Timing(cycles, entries, timing.tiles(), timing.simulatedTiles(), timing.exact());
    }

    private static String remark(Timing timing, long hidden) {
        return String.format(
                Locale.ROOT, "; %d of %d cycles hidden behind the layer that makes its input", hidden, timing.cycles());
    }
}
