package org.bitgauge.units.blocked;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.units.mac.Datapath;
import org.bitgauge.units.mac.FoldedPlan;

/** Rows x columns of sub-word parallel multiply-accumulators: operands of a layer use the narrowest lanes that hold both. */
final class SubwordArray implements ComputeUnit {
    private static final double PJ_PER_FJ = 1e-3;

    private final SubwordSpec spec;
    private final Datapath datapath;
    private final SubwordCosts costs;
    private final BuildContext context;

    SubwordArray(SubwordSpec spec, int width, Datapath datapath, BuildContext context) {
        this.spec = spec;
        this.datapath = datapath;
        this.context = context;
        this.costs = new SubwordCosts(
                width,
                spec.levels(),
                spec.combine() == Combine.SUM_APART,
                datapath.formats().accumulator().elementBits(),
                context.costs());
    }

    private HardwareCost element(int lanes) {
        return context.costs().pipelined(costs.element(lanes), context.pipelineStages(), 2 * costs.width());
    }

    private HardwareCost register() {
        return context.costs().cost(context.costs().library().register(costs.width()));
    }

    private int lanes(LayerPrecision precision) {
        int bits = Math.max(
                precision.weights().format().significandBits(),
                precision.activations().format().significandBits());
        return costs.lanes(bits);
    }

    @Override
    public String description() {
        return spec.rows() + "x" + spec.columns() + " sub-word multipliers of 1 to " + (1 << spec.levels()) + " lanes, "
                + (costs.apart() ? "summed apart, " : "summed together, ") + spec.dataflow() + ", " + datapath;
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
                new UnitPart(FoldedPlan.MAC, multipliers(), element(1)),
                new UnitPart(FoldedPlan.REGISTERS + ".weights", multipliers(), register()),
                new UnitPart(FoldedPlan.REGISTERS + ".activations", multipliers(), register()));
    }

    @Override
    public double criticalPathPs() {
        return element(1).delayPs();
    }

    @Override
    public double peakMacsPerCycle(LayerPrecision precision) {
        return (double) multipliers() * lanes(precision);
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
        int lanes = lanes(task.precision());
        return new BlockedPlan(
                BlockedType.dataflows()
                        .require(spec.dataflow())
                        .fold(LoopNest.of(task.layer().operation()), spec.rows(), spec.columns()),
                multipliers(),
                1,
                costs.apart() ? 1 : lanes,
                costs.apart() ? lanes : 1,
                ImmutableList.of(
                        new Activity(
                                FoldedPlan.MAC, "-", "mac", 0, element(lanes).energyFj() * PJ_PER_FJ),
                        shift(TensorRole.WEIGHTS, lanes),
                        shift(TensorRole.ACTIVATIONS, lanes)),
                notes(task));
    }

    /** An element takes the bits of its lane. */
    private Activity shift(TensorRole role, int lanes) {
        return new Activity(
                FoldedPlan.REGISTERS,
                role.label(),
                "shift",
                costs.width() / lanes,
                register().energyFj() / lanes * PJ_PER_FJ);
    }

    private ImmutableList<String> notes(LayerTask task) {
        int lane = costs.width() / lanes(task.precision());
        int weights = task.precision().weights().format().significandBits();
        int activations = task.precision().activations().format().significandBits();
        return weights == lane && activations == lane
                ? ImmutableList.of()
                : ImmutableList.of("lanes of " + lane + " bits hold " + weights + "-bit weights and " + activations
                        + "-bit activations; only operands that fill them gain in full");
    }
}
