package org.bitgauge.units.mac;

import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.DatapathFormats;

/** Costs of the parts that arrays of multiply-accumulators share, built for one datapath. */
public final class MacParts {
    private final MacCosts costs;
    private final HardwareCost mac;
    private final HardwareCost weightRegister;
    private final HardwareCost activationRegister;

    /** Parts of a datapath in the style, technology and pipeline depth of a context. */
    public MacParts(DatapathFormats formats, BuildContext context) {
        costs = context.costs();
        int cut = Datapath.registerBits(formats.weights()) + Datapath.registerBits(formats.activations());
        mac = costs.pipelined(
                costs.cost(formats.weights(), formats.activations(), formats.accumulator()),
                context.pipelineStages(),
                cut);
        weightRegister = register(formats.weights());
        activationRegister = register(formats.activations());
    }

    private HardwareCost register(NumberFormat format) {
        return costs.cost(costs.library().register(Datapath.registerBits(format)));
    }

    /** One multiply-accumulate with its result register. */
    public HardwareCost mac() {
        return mac;
    }

    /** One register for a weight. */
    public HardwareCost weightRegister() {
        return weightRegister;
    }

    /** One register for an activation. */
    public HardwareCost activationRegister() {
        return activationRegister;
    }

    /** Where other parts come from. */
    public MacCosts costs() {
        return costs;
    }
}
