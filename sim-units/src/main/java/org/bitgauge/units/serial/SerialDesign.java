package org.bitgauge.units.serial;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.unit.UnitPart;

/**
 * What sets a unit of the family apart once it is built.
 *
 * @param name in descriptions
 * @param grid as built
 * @param rules how it spends cycles
 * @param lane one lane with its share of tree and accumulator; energy of a product of full width
 * @param fullCycles cycles of a product of full width
 * @param column serialiser, transposer or register of one column of a tile's row of activations
 * @param detectors width detectors or encoders, with their number; empty where the unit has none
 * @param weightRegister holds one weight
 * @param reconfigurationCycles lost when the precision of a layer is set
 */
record SerialDesign(
        String name,
        SerialGrid grid,
        SerialRules rules,
        HardwareCost lane,
        double fullCycles,
        HardwareCost column,
        ImmutableList<UnitPart> detectors,
        HardwareCost weightRegister,
        long reconfigurationCycles) {
    /**
     * Cycles in which a layer's precision is set: the write of one register for each column, all at once from a common bus,
     * before the first step. No publication of the family gives a figure; at one cycle a layer it decides nothing.
     */
    static final long SET_PRECISION_CYCLES = 1;

    static final String LANE = "array.lane";
    static final String COLUMN = "array.serialiser";
    static final String DETECTOR = "array.detector";
    static final String WEIGHTS = "array.weight-registers";

    SerialDesign {
        requireNonNull(name, "name");
        requireNonNull(rules, "rules");
        requireNonNull(detectors, "detectors");
    }

    long lanes() {
        return grid.elements() * grid.lanes();
    }

    /** Weights that tiles hold: those of a step, and those of every step by which columns run ahead (Bit-Pragmatic's sets). */
    private long weights() {
        return (long) grid.lanes() * grid.rows() * grid.tiles() * (1 + rules.registers());
    }

    ImmutableList<UnitPart> parts() {
        return ImmutableList.<UnitPart>builder()
                .add(new UnitPart(LANE, lanes(), lane))
                .add(new UnitPart(COLUMN, grid.columns(), column))
                .add(new UnitPart(WEIGHTS, weights(), weightRegister))
                .addAll(detectors)
                .build();
    }
}
