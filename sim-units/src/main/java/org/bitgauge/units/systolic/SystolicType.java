package org.bitgauge.units.systolic;

import com.google.auto.service.AutoService;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.units.mac.Datapath;

/** The systolic array as a kind of compute unit. */
@AutoService(ComputeUnitType.class)
public final class SystolicType implements ComputeUnitType<SystolicSpec> {
    @Override
    public String typeName() {
        return "systolic";
    }

    @Override
    public String doc() {
        return "A systolic array of multiply-accumulators with a choice of dataflow.";
    }

    @Override
    public Class<SystolicSpec> specType() {
        return SystolicSpec.class;
    }

    @Override
    public ComputeUnit build(SystolicSpec spec, BuildContext context) {
        Datapath datapath = Datapath.of(spec.weights(), spec.activations(), spec.accumulator(), context.widest());
        return new SystolicArray(spec, datapath, context);
    }
}
