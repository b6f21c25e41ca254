package org.bitgauge.units.serial;

import com.google.auto.service.AutoService;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.units.mac.Datapath;

/** Elements that multiply all pairs of activations and weights that are not zero (SCNN, ISCA 2017). */
@AutoService(ComputeUnitType.class)
public final class ScnnType implements ComputeUnitType<ScnnSpec> {
    @Override
    public String typeName() {
        return "scnn";
    }

    @Override
    public String doc() {
        return "Elements that multiply all pairs of activations and weights that are not zero (SCNN, ISCA 2017).";
    }

    @Override
    public Class<ScnnSpec> specType() {
        return ScnnSpec.class;
    }

    @Override
    public ComputeUnit build(ScnnSpec spec, BuildContext context) {
        DatapathFormats formats = Datapath.of(spec.weights(), spec.activations(), spec.accumulator(), context.widest())
                .formats();
        ScnnGrid grid = spec.grid();
        SerialParts parts = new SerialParts(
                context.costs(),
                SerialUnit.bits(formats.weights(), "weights"),
                SerialUnit.bits(formats.activations(), "activations"),
                formats.accumulator().elementBits(),
                grid.products());
        return new ScnnUnit(
                grid,
                formats,
                parts.lane(parts.scnn(grid), grid.products(), 1, context.pipelineStages()),
                parts.sumRegister(),
                parts.weightRegister(),
                parts.activationRegister());
    }
}
