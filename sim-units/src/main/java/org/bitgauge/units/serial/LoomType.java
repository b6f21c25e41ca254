package org.bitgauge.units.serial;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.core.unit.UnitPart;

/** Activations and weights both bit-serial (Loom, DAC 2018): a step takes the product of their widths. */
@AutoService(ComputeUnitType.class)
public final class LoomType implements ComputeUnitType<LoomSpec> {
    @Override
    public String typeName() {
        return "loom";
    }

    @Override
    public String doc() {
        return "Activations and weights both bit-serial (Loom, DAC 2018): a step takes the product of their widths.";
    }

    @Override
    public Class<LoomSpec> specType() {
        return LoomSpec.class;
    }

    @Override
    public ComputeUnit build(LoomSpec spec, BuildContext context) {
        SerialGrid grid = spec.grid().grid();
        SerialFormats formats =
                new SerialFormats(grid, spec.weights(), spec.activations(), spec.accumulator(), context);
        SerialParts parts = formats.parts();
        SerialRules rules =
                new SerialRules.Loom(spec.group(), spec.trimsZeros(), spec.bitsPerCycle(), spec.dynamicWeights());
        double full = formats.fullCycles(rules);
        SerialDesign design = new SerialDesign(
                "Loom",
                grid,
                rules,
                parts.lane(parts.loom(spec.bitsPerCycle()), grid.lanes(), full, formats.stages()),
                full,
                parts.cost(parts.serialiser(0, spec.bitsPerCycle())),
                ImmutableList.of(new UnitPart(
                        SerialDesign.DETECTOR, grid.columns(), parts.cost(parts.detector(spec.trimsZeros())))),
                parts.weightRegister(),
                SerialDesign.SET_PRECISION_CYCLES);
        return new SerialUnit(design, formats.formats());
    }
}
