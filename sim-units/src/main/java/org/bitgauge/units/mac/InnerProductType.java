package org.bitgauge.units.mac;

import com.google.auto.service.AutoService;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;

/** The inner-product array as a kind of compute unit. */
@AutoService(ComputeUnitType.class)
public final class InnerProductType implements ComputeUnitType<InnerProductSpec> {
    @Override
    public String typeName() {
        return "inner-product";
    }

    @Override
    public String doc() {
        return "Lanes of multipliers under an adder tree, filters side by side, many tiles (DaDianNao).";
    }

    @Override
    public Class<InnerProductSpec> specType() {
        return InnerProductSpec.class;
    }

    @Override
    public ComputeUnit build(InnerProductSpec spec, BuildContext context) {
        Datapath datapath = Datapath.of(spec.weights(), spec.activations(), spec.accumulator(), context.widest());
        return new InnerProductArray(spec, datapath, context);
    }
}
