package org.bitgauge.lab.dnnsim;

import java.util.Optional;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.units.serial.SerialElements;
import org.bitgauge.units.serial.SerialGrid;
import org.bitgauge.units.serial.SerialUnitSpec;

/**
 * Scheduled and idle elements of the layers of a run, which follow from shapes and the grid; empty cells for units without
 * the grid of the family, and for those that were resized.
 *
 * @param network that ran
 * @param grid of the design
 */
record PeerElements(Optional<Network> network, Optional<SerialGrid> grid) {
    private static final String LANES = "array.lane";

    static PeerElements of(ExperimentSpec spec, RunResult run) {
        Optional<Network> network = spec.networks().stream()
                .map(written -> written.build())
                .filter(built -> built.name().equals(run.network()))
                .findFirst();
        Optional<SerialGrid> grid = spec.designs().stream()
                .filter(design -> design.name().equals(run.design()))
                .findFirst()
                .filter(design -> design.array() instanceof SerialUnitSpec)
                .map(design -> ((SerialUnitSpec) design.array()).grid().grid())
                .filter(built -> isOf(built, run));
        return new PeerElements(network, grid);
    }

    private static boolean isOf(SerialGrid grid, RunResult run) {
        return run.area().stream()
                .anyMatch(part -> part.component().equals(LANES) && part.count() == grid.elements() * grid.lanes());
    }

    /** Two cells of a row, empty where not known. */
    String cells(LayerResult result) {
        return network.flatMap(n -> n.layers().stream()
                        .filter(layer -> layer.name().equals(result.layer()))
                        .findFirst())
                .flatMap(layer -> count(layer, result))
                .map(count -> count.scheduled() + "," + count.idle())
                .orElse(",");
    }

    private Optional<SerialElements> count(Layer layer, LayerResult result) {
        Optional<Integer> activations = bits(result.activationFormat());
        Optional<Integer> weights = bits(result.weightFormat());
        return grid.filter(built -> activations.isPresent() && weights.isPresent())
                .flatMap(built ->
                        SerialElements.of(built, layer.operation(), activations.orElseThrow(), weights.orElseThrow()));
    }

    private static Optional<Integer> bits(String name) {
        if (name.equals("-")) {
            return Optional.empty();
        }
        NumberFormat format = NumberFormats.parse(name);
        return format instanceof FixedPointFormat fixed ? Optional.of(fixed.bits()) : Optional.empty();
    }
}
