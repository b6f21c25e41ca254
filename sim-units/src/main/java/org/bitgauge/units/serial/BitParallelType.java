package org.bitgauge.units.serial;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;

/** Bit-parallel inner products on the grid (DaDianNao, MICRO 2014): every step takes one cycle. */
@AutoService(ComputeUnitType.class)
public final class BitParallelType implements ComputeUnitType<BitParallelSpec> {
    @Override
    public String typeName() {
        return "bit-parallel";
    }

    @Override
    public String doc() {
        return "Bit-parallel inner products on the grid (DaDianNao, MICRO 2014): every step takes one cycle.";
    }

    @Override
    public Class<BitParallelSpec> specType() {
        return BitParallelSpec.class;
    }

    @Override
    public ComputeUnit build(BitParallelSpec spec, BuildContext context) {
        SerialGrid grid = spec.grid().grid();
        SerialFormats formats =
                new SerialFormats(grid, spec.weights(), spec.activations(), spec.accumulator(), context);
        SerialParts parts = formats.parts();
        SerialRules rules = new SerialRules.BitParallel();
        double full = formats.fullCycles(rules);
        SerialDesign design = new SerialDesign(
                "DaDianNao",
                grid,
                rules,
                parts.lane(parts.parallel(), grid.lanes(), full, formats.stages()),
                full,
                parts.cost(parts.serialiser(0, 1)),
                ImmutableList.of(),
                parts.weightRegister(),
                0);
        return new SerialUnit(design, formats.formats());
    }
}
