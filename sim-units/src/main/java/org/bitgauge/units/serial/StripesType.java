package org.bitgauge.units.serial;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;

/** Bit-serial activations (Stripes, MICRO 2016): a step takes the bits of the layer's static precision. */
@AutoService(ComputeUnitType.class)
public final class StripesType implements ComputeUnitType<StripesSpec> {
    @Override
    public String typeName() {
        return "stripes";
    }

    @Override
    public String doc() {
        return "Bit-serial activations (Stripes, MICRO 2016): a step takes the bits of the layer's static precision.";
    }

    @Override
    public Class<StripesSpec> specType() {
        return StripesSpec.class;
    }

    @Override
    public ComputeUnit build(StripesSpec spec, BuildContext context) {
        SerialGrid grid = spec.grid().grid();
        SerialFormats formats =
                new SerialFormats(grid, spec.weights(), spec.activations(), spec.accumulator(), context);
        SerialParts parts = formats.parts();
        SerialRules rules = new SerialRules.Stripes();
        double full = formats.fullCycles(rules);
        SerialDesign design = new SerialDesign(
                "Stripes",
                grid,
                rules,
                parts.lane(parts.stripes(), grid.lanes(), full, formats.stages()),
                full,
                parts.cost(parts.serialiser(0, 1)),
                ImmutableList.of(),
                parts.weightRegister(),
                SerialDesign.SET_PRECISION_CYCLES);
        return new SerialUnit(design, formats.formats());
    }
}
