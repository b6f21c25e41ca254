package org.bitgauge.units.serial;

import java.util.Optional;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.units.mac.Datapath;

/** Formats a serial datapath is built for, and its parts. */
final class SerialFormats {
    private final DatapathFormats formats;
    private final BuildContext context;
    private final SerialGrid grid;
    private final int activationBits;
    private final int weightBits;

    SerialFormats(
            SerialGrid grid,
            Optional<NumberFormat> weights,
            Optional<NumberFormat> activations,
            Optional<NumberFormat> accumulator,
            BuildContext context) {
        this.formats =
                Datapath.of(weights, activations, accumulator, context.widest()).formats();
        this.context = context;
        this.grid = grid;
        this.activationBits = SerialUnit.bits(formats.activations(), "activations");
        this.weightBits = SerialUnit.bits(formats.weights(), "weights");
    }

    DatapathFormats formats() {
        return formats;
    }

    /** Parts for elements of the grid's width, or of the formats where they are narrower. */
    SerialParts parts() {
        return new SerialParts(
                context.costs(),
                elementWeights(),
                elementActivations(),
                formats.accumulator().elementBits(),
                grid.lanes());
    }

    int elementActivations() {
        return Math.min(activationBits, grid.peWidth());
    }

    int elementWeights() {
        return Math.min(weightBits, grid.peWidth());
    }

    int stages() {
        return context.pipelineStages();
    }

    /** Cycles of a product of full width. */
    double fullCycles(SerialRules rules) {
        return StaticTimes.cycles(rules, elementActivations(), elementWeights(), grid.peWidth());
    }
}
