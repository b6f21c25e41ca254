package org.bitgauge.lab.dnnsim;

import java.util.Optional;
import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.SerialRules;
import org.bitgauge.units.serial.SerialShape;
import org.bitgauge.workloads.dnnsim.DnnsimLayer;

/**
 * Faults of DNNsim 1.0 that make a number of a layer wrong. They are not reproduced: where one acts, the number is left out
 * of comparisons and the report says which fault and how we differ.
 *
 * @param number in the list of docs/modelling-serial.md
 * @param what it does, and what ours does instead
 */
public record PeerFault(int number, String what) {
    static final PeerFault GROUP_ROWS = new PeerFault(
            1, "two groups with more filters each than rows index beyond a table; ours runs further passes");
    static final PeerFault WIDE_WORDS = new PeerFault(
            2, "words above 32767 are looked up beyond the end of the bit tables; ours counts their bits");
    static final PeerFault STALE_WINDOW =
            new PeerFault(3, "a convolution after a linear layer keeps a window of that; ours starts without");
    static final PeerFault LINEAR_DRIFT = new PeerFault(
            4,
            "in a linear layer the column that is looked at drifts from the one with the data, or groups of columns are"
                    + " looked at that hold none; ours looks at the data");
    static final PeerFault NOT_SQUARE =
            new PeerFault(5, "windows of outputs that are not square are numbered wrongly; ours are in order");
    static final PeerFault GROUPS =
            new PeerFault(6, "groups other than 1, 2 and depthwise run as one group; ours run as they are");

    /** A fault in the shape or order of a layer that makes every count of it wrong. */
    static Optional<PeerFault> ofShape(SerialShape shape) {
        if (shape.groups() > 2 && !shape.depthwise()) {
            return Optional.of(GROUPS);
        }
        return Optional.empty();
    }

    /** The fault that acts on the compute cycles of a layer. */
    static Optional<PeerFault> ofCompute(SerialRules rules, SerialLayer layer, PeerLayer peer, boolean staleWindow) {
        SerialShape shape = layer.shape();
        Optional<PeerFault> general = ofShape(shape);
        if (general.isPresent()) {
            return general;
        }
        if (shape.groups() == 2 && !shape.depthwise() && layer.groupFilters() > layer.rows()) {
            return Optional.of(GROUP_ROWS);
        }
        if (!rules.looksAtActivations()) {
            return Optional.empty();
        }
        if (overflows(rules, peer)) {
            return Optional.of(WIDE_WORDS);
        }
        if (staleWindow) {
            return Optional.of(STALE_WINDOW);
        }
        if (shape.linear()) {
            return drifts(rules, layer) ? Optional.of(LINEAR_DRIFT) : Optional.empty();
        }
        return notSquare(peer, shape) ? Optional.of(NOT_SQUARE) : Optional.empty();
    }

    /** The fault that acts on how many elements have work. */
    static Optional<PeerFault> ofElements(SerialShape shape, boolean staleWindow) {
        return ofShape(shape).or(() -> staleWindow ? Optional.of(STALE_WINDOW) : Optional.empty());
    }

    /** The fault that acts on the cycles with on-chip memories. */
    static Optional<PeerFault> ofCycles(SerialRules rules, SerialLayer layer, PeerLayer peer, boolean staleWindow) {
        Optional<PeerFault> compute = ofCompute(rules, layer, peer, staleWindow);
        if (compute.isPresent()) {
            return compute;
        }
        if (staleWindow) {
            return Optional.of(STALE_WINDOW);
        }
        return !layer.shape().linear() && notSquare(peer, layer.shape()) ? Optional.of(NOT_SQUARE) : Optional.empty();
    }

    private static boolean notSquare(PeerLayer peer, SerialShape shape) {
        return shape.outX() != shape.outY()
                || peer.folds() && peer.plainShape().nx() != peer.plainShape().ny();
    }

    static boolean overflows(SerialRules rules, PeerLayer peer) {
        return rules.looksAtActivations() && peer.activationTrace().overflows()
                || rules.looksAtWeights() && peer.weightTrace().overflows();
    }

    private static boolean drifts(SerialRules rules, SerialLayer layer) {
        boolean grouped = rules instanceof SerialRules.DynamicStripes s && s.group() > 1
                || rules instanceof SerialRules.Loom l && l.group() > 1;
        int passes = layer.passes() * layer.shape().recurrences();
        return grouped || passes > 1 && layer.steps() % layer.columns() != 0;
    }

    /** Whether a convolution follows a linear layer, which for the first layer of a later sample is the last. */
    static boolean staleWindow(java.util.List<PeerLayer> layers, int index, int sample) {
        if (layers.get(index).layer().type() != DnnsimLayer.Type.CONV || index == 0 && sample == 0) {
            return false;
        }
        PeerLayer before = layers.get(index == 0 ? layers.size() - 1 : index - 1);
        return before.layer().type() != DnnsimLayer.Type.CONV;
    }
}
