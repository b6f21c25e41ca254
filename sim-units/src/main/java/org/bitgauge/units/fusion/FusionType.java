package org.bitgauge.units.fusion;

import com.google.auto.service.AutoService;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitType;

/** The array of fusion units as a kind of compute unit. */
@AutoService(ComputeUnitType.class)
public final class FusionType implements ComputeUnitType<FusionSpec> {
    private static final double PUBLISHED_NODE_NM = 45;

    @Override
    public String typeName() {
        return "fusion";
    }

    @Override
    public String doc() {
        return "An array of fusion units, whose small multipliers are composed for the widths of each layer (Bit"
                + " Fusion).";
    }

    @Override
    public Class<FusionSpec> specType() {
        return FusionSpec.class;
    }

    @Override
    public ComputeUnit build(FusionSpec spec, BuildContext context) {
        FusionShape shape = spec.shape(Math.max(
                widest(context.widest().weights(), spec),
                widest(context.widest().activations(), spec)));
        NumberFormat accumulator = spec.accumulator().orElse(context.widest().accumulator());
        if (!(accumulator instanceof FixedPointFormat sums)) {
            throw new IllegalArgumentException("the accumulators of fusion units add integers, not "
                    + accumulator.name() + "; write accumulator: int32, or partial-sums: int32 in the profile");
        }
        return new FusionArray(spec, shape, accumulator, costs(spec, shape, sums.bits(), context));
    }

    private static FusionCosts costs(FusionSpec spec, FusionShape shape, int accumulatorBits, BuildContext context) {
        if (spec.costs() == FusionCostSource.CONSTRUCTION) {
            return FusionCosts.constructed(
                    context.costs(), shape, spec.rows(), spec.columns(), accumulatorBits, context.pipelineStages());
        }
        if (context.technology().nodeNm() != PUBLISHED_NODE_NM) {
            throw new IllegalArgumentException("costs: bitfusion-45nm was synthesised at 45 nm, the design is in "
                    + context.technology().name() + "; write technology: nangate45, or costs: construction");
        }
        return FusionCosts.published(shape, spec.rows(), spec.columns());
    }

    /** Bits that the unit has to hold for a format of the profile; not asked where the maximum is given. */
    private static int widest(NumberFormat format, FusionSpec spec) {
        if (spec.maximum().isPresent()) {
            return spec.maximum().get();
        }
        return FusionArray.width(format)
                .orElseThrow(
                        () -> new IllegalArgumentException("fusion units multiply integers, and the profile's widest"
                                + " operand is " + format.name()
                                + "; give the array a maximum, as maximum: 8, or choose integer formats"));
    }
}
