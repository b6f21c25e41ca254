package org.bitgauge.units.fusion;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;
import org.bitgauge.core.unit.UnitPart;

/**
 * Costs of an array of fusion units: parts, path, and the energy of one active cycle of a unit. In the construction the
 * operand registers and accumulators are parts of their own; the authors' synthesis knows only the whole.
 *
 * @param parts components with their counts
 * @param criticalPathPs shortest clock period
 * @param unit one fusion unit; its energy is that of an active cycle
 * @param operandBitFj energy of one bit of an operand register, 0 where it is inside the unit
 * @param accumulateFj energy of one addition at the end of a column, 0 where it is inside the unit
 */
record FusionCosts(
        ImmutableList<UnitPart> parts,
        double criticalPathPs,
        HardwareCost unit,
        double operandBitFj,
        double accumulateFj) {
    static final String UNIT = "array.fusion-unit";
    static final String REGISTERS = "array.operand-registers";
    static final String ACCUMULATORS = "array.accumulators";
    private static final double PS_PER_S = 1e12;

    /** From its parts. */
    static FusionCosts constructed(
            MacCosts costs, FusionShape shape, int rows, int columns, int accumulatorBits, int stages) {
        FusionParts parts = new FusionParts(costs.library(), shape, rows, accumulatorBits);
        HardwareCost unit =
                costs.pipelined(costs.cost(parts.logic().then(parts.sumRegister())), stages, 2 * parts.operandBits());
        HardwareCost registers = costs.cost(parts.operandRegister());
        HardwareCost accumulator = costs.cost(parts.accumulatorAdder().then(parts.accumulatorRegister()));
        long units = (long) rows * columns;
        return new FusionCosts(
                ImmutableList.of(
                        new UnitPart(UNIT, units, unit),
                        new UnitPart(REGISTERS + ".weights", units, registers),
                        new UnitPart(REGISTERS + ".activations", units, registers),
                        new UnitPart(ACCUMULATORS, columns, accumulator)),
                Math.max(unit.delayPs(), accumulator.delayPs()),
                unit,
                registers.energyFj() / parts.operandBits(),
                accumulator.energyFj());
    }

    /**
     * As the authors synthesised it.
     *
     * @throws IllegalArgumentException when they built no such unit, naming those that they did
     */
    static FusionCosts published(FusionShape shape, int rows, int columns) {
        SynthesisedArrays arrays = SynthesisedArrays.shipped();
        SynthesisedArrays.Point point = arrays.sized(rows, columns, shape.maximum(), shape.minimum())
                .orElseThrow(
                        () -> new IllegalArgumentException("bitfusion-45nm has no fusion unit from " + shape.maximum()
                                + " down to " + shape.minimum()
                                + " bits; it has 4, 8 and 16 down to 2, and fixed 2, 4, 8 and 16; write one of these"
                                + " or costs: construction"));
        boolean built =
                arrays.find(rows, columns, shape.maximum(), shape.minimum()).isPresent();
        long units = (long) rows * columns;
        String where = built
                ? "array of " + rows + "x" + columns
                : "array of 4x4, scaled to " + rows + "x" + columns + " as the simulator does";
        HardwareCost unit = new HardwareCost(
                point.areaUm2() / units,
                PS_PER_S / SynthesisedArrays.CLOCK_HZ,
                point.cycleFj() / units,
                point.leakageNw() / units,
                share("area", point.areaUm2(), "um2", units, where),
                leaf("clock period", PS_PER_S / SynthesisedArrays.CLOCK_HZ, "ps", where),
                share("energy", point.cycleFj(), "fJ", units, where),
                share("leakage", point.leakageNw(), "nW", units, where));
        return new FusionCosts(ImmutableList.of(new UnitPart(UNIT, units, unit)), unit.delayPs(), unit, 0, 0);
    }

    private static Explanation share(String what, double whole, String unit, long units, String where) {
        return Explanation.derived(
                what + " of one unit",
                whole / units,
                unit,
                "array / units",
                0,
                List.of(
                        leaf(what + " of the array", whole, unit, where),
                        Explanation.given("units", units, "", "configuration")));
    }

    private static Explanation leaf(String what, double value, String unit, String where) {
        return Explanation.leaf(
                what,
                new Quantity(
                        value,
                        unit,
                        new Source(
                                "Sharma et al., Bit Fusion, ISCA 2018, systolic_array_synth of its simulator",
                                where + ", 45 nm, 500 MHz"),
                        0));
    }
}
