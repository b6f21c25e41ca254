package org.bitgauge.units.rowstationary;

import com.google.auto.service.AutoService;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.units.mac.Datapath;

/** The row stationary array as a kind of compute unit. */
@AutoService(ComputeUnitType.class)
public final class RowStationaryType implements ComputeUnitType<RowStationarySpec> {
    @Override
    public String typeName() {
        return "row-stationary";
    }

    @Override
    public String doc() {
        return "Elements that keep a filter row, share activations on diagonals and add sums up the columns (Eyeriss).";
    }

    @Override
    public Class<RowStationarySpec> specType() {
        return RowStationarySpec.class;
    }

    @Override
    public ComputeUnit build(RowStationarySpec spec, BuildContext context) {
        return new RowStationaryUnit(
                spec, Datapath.of(spec.weights(), spec.activations(), spec.accumulator(), context.widest()), context);
    }
}
