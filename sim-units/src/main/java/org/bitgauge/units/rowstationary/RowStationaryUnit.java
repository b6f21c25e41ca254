package org.bitgauge.units.rowstationary;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.units.mac.Datapath;
import org.bitgauge.units.mac.FoldedPlan;
import org.bitgauge.units.mac.MacParts;

/**
 * A row stationary array of multiply-accumulators with scratch pads, which are costed as registers: an upper bound where a
 * machine, as Eyeriss for its weights, builds them as memory.
 */
final class RowStationaryUnit implements ComputeUnit {
    private static final double PJ_PER_FJ = 1e-3;

    private final RowStationarySpec spec;
    private final Datapath datapath;
    private final MacParts costs;
    private final HardwareCost sumRegister;

    RowStationaryUnit(RowStationarySpec spec, Datapath datapath, BuildContext context) {
        this.spec = spec;
        this.datapath = datapath;
        this.costs = new MacParts(datapath.formats(), context);
        this.sumRegister = costs.costs()
                .cost(costs.costs()
                        .library()
                        .register(Datapath.registerBits(datapath.formats().accumulator())));
    }

    @Override
    public String description() {
        return spec.rows() + "x" + spec.columns() + " row stationary, " + datapath;
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
                new UnitPart(
                        FoldedPlan.REGISTERS + ".weights", multipliers() * spec.weightWords(), costs.weightRegister()),
                new UnitPart(
                        FoldedPlan.REGISTERS + ".activations",
                        multipliers() * spec.activationWords(),
                        costs.activationRegister()),
                new UnitPart(FoldedPlan.REGISTERS + ".sums", multipliers() * (spec.sumWords() - 1), sumRegister));
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
        return (long) spec.rows() * spec.columns();
    }

    @Override
    public UnitPlan plan(LayerTask task) {
        refuses(task).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        ZeroShare zeros = ZeroShare.of(task, spec);
        FoldedPlan plan = new FoldedPlan(
                new RowStationaryFolding(spec, LoopNest.of(task.layer().operation())),
                costs.mac().energyFj() * PJ_PER_FJ,
                costs.weightRegister().energyFj() * PJ_PER_FJ,
                costs.activationRegister().energyFj() * PJ_PER_FJ,
                Datapath.registerBits(datapath.formats().weights()),
                Datapath.registerBits(datapath.formats().activations()),
                ImmutableList.<String>builder()
                        .addAll(datapath.notes(task))
                        .add("scratch pads cost a register write for each word written or read")
                        .add(zeros.note())
                        .build());
        return zeros.share().isPresent() ? new GatedPlan(plan, zeros.share().getAsDouble()) : plan;
    }
}
