package org.bitgauge.units.serial;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.core.unit.UnitPart;

/** Only pairs of one bits (Laconic, ISCA 2019): a step takes the most of any lane, one bits of the activation times those of the weight. */
@AutoService(ComputeUnitType.class)
public final class LaconicType implements ComputeUnitType<LaconicSpec> {
    @Override
    public String typeName() {
        return "laconic";
    }

    @Override
    public String doc() {
        return "Only pairs of one bits (Laconic, ISCA 2019): a step takes the most of any lane, one bits of the"
                + " activation times those of the weight.";
    }

    @Override
    public Class<LaconicSpec> specType() {
        return LaconicSpec.class;
    }

    @Override
    public ComputeUnit build(LaconicSpec spec, BuildContext context) {
        SerialGrid grid = spec.grid().grid();
        SerialFormats formats =
                new SerialFormats(grid, spec.weights(), spec.activations(), spec.accumulator(), context);
        SerialParts parts = formats.parts();
        SerialRules rules = new SerialRules.Laconic(spec.booth());
        double full = formats.fullCycles(rules);
        SerialDesign design = new SerialDesign(
                "Laconic",
                grid,
                rules,
                parts.lane(parts.laconic(), grid.lanes(), full, formats.stages()),
                full,
                parts.cost(parts.serialiser(0, 1)),
                ImmutableList.of(new UnitPart(SerialDesign.DETECTOR, grid.columns(), parts.cost(parts.powerEncoder()))),
                parts.weightRegister(),
                0);
        return new SerialUnit(design, formats.formats());
    }
}
