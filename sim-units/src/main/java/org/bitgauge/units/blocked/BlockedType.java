package org.bitgauge.units.blocked;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Registry;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.units.mac.Datapath;

/** The blocked array as a kind of compute unit. */
@AutoService(ComputeUnitType.class)
public final class BlockedType implements ComputeUnitType<BlockedSpec> {
    private static final Registry<Dataflow> DATAFLOWS = Registry.load("dataflow", Dataflow.class);

    @Override
    public String typeName() {
        return "blocked";
    }

    @Override
    public String doc() {
        return "Elements of small block multipliers that compute all or some of the block products of a product"
                + " (Ax-BxP).";
    }

    @Override
    public Class<BlockedSpec> specType() {
        return BlockedSpec.class;
    }

    @Override
    public ComputeUnit build(BlockedSpec spec, BuildContext context) {
        Datapath given = Datapath.of(spec.weights(), spec.activations(), spec.accumulator(), context.widest());
        FixedPointFormat weights = whole(given.formats().weights(), "weights");
        FixedPointFormat activations = whole(given.formats().activations(), "activations");
        FixedPointFormat sums = whole(given.formats().accumulator(), "partial sums");
        ElementShape shape = shape(spec, weights, activations, sums);
        return new BlockedArray(spec, shape, new Datapath(new DatapathFormats(weights, activations, sums)), context);
    }

    private static ElementShape shape(
            BlockedSpec spec, FixedPointFormat weights, FixedPointFormat activations, FixedPointFormat sums) {
        int weightBlocks = BlockedFormat.whole(weights, spec.ofWeight()).blocks();
        int activationBlocks =
                BlockedFormat.whole(activations, spec.ofActivation()).blocks();
        int multipliers = spec.multipliers().orElse(weightBlocks * activationBlocks);
        if (multipliers > weightBlocks * activationBlocks) {
            throw new IllegalArgumentException("a product of " + weights.name() + " and " + activations.name() + " has "
                    + weightBlocks * activationBlocks + " block products, an element is to have " + multipliers
                    + " block multipliers; give it 1 to " + weightBlocks * activationBlocks);
        }
        return new ElementShape(
                spec.ofWeight(), spec.ofActivation(), weightBlocks, activationBlocks, multipliers, sums.bits());
    }

    static FixedPointFormat whole(NumberFormat format, String what) {
        if (format instanceof BlockedFormat blocked) {
            return blocked.element();
        }
        if (format instanceof FixedPointFormat fixed) {
            return fixed;
        }
        throw new IllegalArgumentException("an array that composes products computes integers and fixed point, its "
                + what + " are "
                + format.name() + "; choose an integer format such as int8 (for the baseline too, or name another"
                + " design as baseline), or a systolic array");
    }

    static Registry<Dataflow> dataflows() {
        return DATAFLOWS;
    }
}
