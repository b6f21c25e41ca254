package org.bitgauge.units.blocked;

import com.google.auto.service.AutoService;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.units.mac.Datapath;

/** The sub-word parallel array as a kind of compute unit. */
@AutoService(ComputeUnitType.class)
public final class SubwordType implements ComputeUnitType<SubwordSpec> {
    @Override
    public String typeName() {
        return "subword";
    }

    @Override
    public String doc() {
        return "Multiply-accumulators whose multiplier splits into narrow lanes, summed together or apart (Camus et"
                + " al.).";
    }

    @Override
    public Class<SubwordSpec> specType() {
        return SubwordSpec.class;
    }

    @Override
    public ComputeUnit build(SubwordSpec spec, BuildContext context) {
        Datapath given = Datapath.of(spec.weights(), spec.activations(), spec.accumulator(), context.widest());
        FixedPointFormat weights = BlockedType.whole(given.formats().weights(), "weights");
        FixedPointFormat activations = BlockedType.whole(given.formats().activations(), "activations");
        FixedPointFormat sums = BlockedType.whole(given.formats().accumulator(), "partial sums");
        int width = Math.max(weights.bits(), activations.bits());
        if (width % (1 << spec.levels()) != 0) {
            throw new IllegalArgumentException("a multiplier of " + width + " bits cannot be halved " + spec.levels()
                    + " times; choose 'levels' of at most " + Integer.numberOfTrailingZeros(width));
        }
        return new SubwordArray(spec, width, new Datapath(new DatapathFormats(weights, activations, sums)), context);
    }
}
