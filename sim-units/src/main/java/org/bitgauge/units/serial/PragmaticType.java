package org.bitgauge.units.serial;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.core.unit.UnitPart;

/** Only the one bits of activations (Bit-Pragmatic, MICRO 2017): a step takes those of its slowest lane. */
@AutoService(ComputeUnitType.class)
public final class PragmaticType implements ComputeUnitType<PragmaticSpec> {
    @Override
    public String typeName() {
        return "pragmatic";
    }

    @Override
    public String doc() {
        return "Only the one bits of activations (Bit-Pragmatic, MICRO 2017): a step takes those of its slowest lane.";
    }

    @Override
    public Class<PragmaticSpec> specType() {
        return PragmaticSpec.class;
    }

    @Override
    public ComputeUnit build(PragmaticSpec spec, BuildContext context) {
        SerialGrid grid = spec.grid().grid();
        SerialFormats formats =
                new SerialFormats(grid, spec.weights(), spec.activations(), spec.accumulator(), context);
        SerialParts parts = formats.parts();
        SerialRules rules = new SerialRules.Pragmatic(spec.firstStageBits(), spec.booth(), spec.columnRegisters());
        double full = formats.fullCycles(rules);
        SerialDesign design = new SerialDesign(
                "Bit-Pragmatic",
                grid,
                rules,
                parts.lane(parts.pragmatic(spec.firstStageBits()), grid.lanes(), full, formats.stages()),
                full,
                parts.cost(parts.serialiser(spec.columnRegisters(), 1)),
                ImmutableList.of(new UnitPart(SerialDesign.DETECTOR, grid.columns(), parts.cost(parts.powerEncoder()))),
                parts.weightRegister(),
                0);
        return new SerialUnit(design, formats.formats());
    }
}
