package org.bitgauge.units.serial;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.core.unit.UnitPart;

/** Bit-serial activations of detected width (Dynamic Stripes, DPRed, ShapeShifter): a step takes the bits of its widest group. */
@AutoService(ComputeUnitType.class)
public final class DynamicStripesType implements ComputeUnitType<DynamicStripesSpec> {
    @Override
    public String typeName() {
        return "dynamic-stripes";
    }

    @Override
    public String doc() {
        return "Bit-serial activations of detected width (Dynamic Stripes, DPRed, ShapeShifter): a step takes the bits"
                + " of its widest group.";
    }

    @Override
    public Class<DynamicStripesSpec> specType() {
        return DynamicStripesSpec.class;
    }

    @Override
    public ComputeUnit build(DynamicStripesSpec spec, BuildContext context) {
        SerialGrid grid = spec.grid().grid();
        SerialFormats formats =
                new SerialFormats(grid, spec.weights(), spec.activations(), spec.accumulator(), context);
        SerialParts parts = formats.parts();
        SerialRules rules = new SerialRules.DynamicStripes(spec.group(), spec.trimsZeros(), spec.columnRegisters());
        double full = formats.fullCycles(rules);
        SerialDesign design = new SerialDesign(
                "Dynamic Stripes",
                grid,
                rules,
                parts.lane(parts.stripes(), grid.lanes(), full, formats.stages()),
                full,
                parts.cost(parts.serialiser(spec.columnRegisters(), 1)),
                ImmutableList.of(new UnitPart(
                        SerialDesign.DETECTOR, grid.columns(), parts.cost(parts.detector(spec.trimsZeros())))),
                parts.weightRegister(),
                0);
        return new SerialUnit(design, formats.formats());
    }
}
