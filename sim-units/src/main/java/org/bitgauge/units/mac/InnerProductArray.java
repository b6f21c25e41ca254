package org.bitgauge.units.mac;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;

/**
 * Tiles of inner-product units. A tree that sums the products of n lanes into an accumulator has n adders, as n
 * multiply-accumulators have, so each lane is costed as one of those: exact in the number of multipliers and adders, an
 * upper bound in the width of a tree's first adders and in its registers.
 */
final class InnerProductArray implements ComputeUnit {
    private static final double PJ_PER_FJ = 1e-3;

    private final InnerProductSpec spec;
    private final Datapath datapath;
    private final MacParts costs;

    InnerProductArray(InnerProductSpec spec, Datapath datapath, BuildContext context) {
        this.spec = spec;
        this.datapath = datapath;
        this.costs = new MacParts(datapath.formats(), context);
    }

    @Override
    public String description() {
        return spec.tiles() + " tiles x " + spec.filters() + " filters x " + spec.lanes() + " lanes, " + datapath;
    }

    @Override
    public DatapathFormats datapath() {
        return datapath.formats();
    }

    @Override
    public Optional<String> refuses(LayerTask task) {
        return datapath.refuses(task);
    }

    @Override
    public ImmutableList<UnitPart> parts() {
        return ImmutableList.of(
                new UnitPart(FoldedPlan.MAC, multipliers(), costs.mac()),
                new UnitPart(FoldedPlan.REGISTERS + ".weights", multipliers(), costs.weightRegister()),
                new UnitPart(
                        FoldedPlan.REGISTERS + ".activations",
                        (long) spec.lanes() * spec.tiles(),
                        costs.activationRegister()));
    }

    @Override
    public double criticalPathPs() {
        return costs.mac().delayPs();
    }

    @Override
    public double peakMacsPerCycle(LayerPrecision precision) {
        return multipliers();
    }

    @Override
    public long multipliers() {
        return (long) spec.lanes() * spec.filters() * spec.tiles();
    }

    @Override
    public UnitPlan plan(LayerTask task) {
        refuses(task).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return new FoldedPlan(
                new InnerProductFolding(spec.lanes(), (long) spec.filters() * spec.tiles()),
                costs.mac().energyFj() * PJ_PER_FJ,
                costs.weightRegister().energyFj() * PJ_PER_FJ,
                costs.activationRegister().energyFj() * PJ_PER_FJ * spec.tiles(),
                Datapath.registerBits(datapath.formats().weights()),
                (long) Datapath.registerBits(datapath.formats().activations()) * spec.tiles(),
                datapath.notes(task));
    }
}
