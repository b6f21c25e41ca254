package org.bitgauge.units.blocked;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
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

/** Rows x columns of blocked elements under a systolic dataflow. */
final class BlockedArray implements ComputeUnit {
    private static final double PJ_PER_FJ = 1e-3;
    private static final String SELECT = "array.block-select";

    private final BlockedSpec spec;
    private final ElementShape shape;
    private final Datapath datapath;
    private final ElementCosts costs;
    private final HardwareCost element;
    private final BuildContext context;

    BlockedArray(BlockedSpec spec, ElementShape shape, Datapath datapath, BuildContext context) {
        this.spec = spec;
        this.shape = shape;
        this.datapath = datapath;
        this.context = context;
        this.costs = new ElementCosts(shape, context.costs());
        this.element = cost(exact());
    }

    /** An exact product of the widest operands on normal values. */
    private ElementCosts.Use exact() {
        DatapathFormats formats = datapath.formats();
        TensorPrecision sums = TensorPrecision.of(formats.accumulator(), "as built");
        TensorPrecision activations = TensorPrecision.of(formats.activations(), "as built");
        LayerTask task = new LayerTask(
                new Layer("exact", MatrixMultiply.fullyConnected(1, 1, 1, false), ImmutableList.of()),
                new LayerPrecision(TensorPrecision.of(formats.weights(), "as built"), activations, sums, activations));
        return BlockedWork.of(task, shape).use(task.values());
    }

    private HardwareCost cost(ElementCosts.Use use) {
        int cut = shape.multipliers() * (shape.weightBlock() + shape.activationBlock());
        return context.costs().pipelined(costs.element(use), context.pipelineStages(), cut);
    }

    @Override
    public String description() {
        String blocks = shape.weightBlock() == shape.activationBlock()
                ? shape.weightBlock() + "-bit"
                : shape.weightBlock() + "x" + shape.activationBlock() + "-bit";
        return spec.rows() + "x" + spec.columns() + " elements of " + shape.multipliers() + " " + blocks
                + " block multipliers, " + spec.dataflow() + ", " + datapath;
    }

    @Override
    public DatapathFormats datapath() {
        return datapath.formats();
    }

    @Override
    public Optional<String> refuses(LayerTask task) {
        return datapath.refuses(task).or(() -> BlockedWork.refuses(task, shape));
    }

    @Override
    public ImmutableList<UnitPart> parts() {
        ImmutableList.Builder<UnitPart> parts = ImmutableList.builder();
        parts.add(new UnitPart(FoldedPlan.MAC, multipliers(), element));
        if (!shape.isPlain()) {
            parts.add(new UnitPart(SELECT, multipliers() * shape.multipliers(), costs.select()));
        }
        return parts.add(new UnitPart(
                        FoldedPlan.REGISTERS + ".weights",
                        multipliers(),
                        costs.register(registerBits(TensorRole.WEIGHTS))))
                .add(new UnitPart(
                        FoldedPlan.REGISTERS + ".activations",
                        multipliers(),
                        costs.register(registerBits(TensorRole.ACTIVATIONS))))
                .build();
    }

    /** A whole operand, or a block for every multiplier where that is more, with the positions of the blocks. */
    private int registerBits(TensorRole role) {
        boolean weights = role == TensorRole.WEIGHTS;
        int block = weights ? shape.weightBlock() : shape.activationBlock();
        int blocks = weights ? shape.weightBlocks() : shape.activationBlocks();
        int position = Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1);
        return Math.max(blocks, blocks == 1 ? 1 : shape.multipliers()) * block
                + (blocks == 1 ? 0 : shape.multipliers() * position);
    }

    @Override
    public double criticalPathPs() {
        return element.delayPs();
    }

    @Override
    public double peakMacsPerCycle(LayerPrecision precision) {
        LayerTask any = new LayerTask(
                new Layer("peak", MatrixMultiply.fullyConnected(1, 1, 1, false), ImmutableList.of()), precision);
        BlockedWork work = BlockedWork.of(any, shape);
        return (double) multipliers() * work.packed() / work.steps();
    }

    /** Processing elements: each takes the place of one multiplier. */
    @Override
    public long multipliers() {
        return (long) spec.rows() * spec.columns();
    }

    @Override
    public UnitPlan plan(LayerTask task) {
        refuses(task).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        BlockedWork work = BlockedWork.of(task, shape);
        return new BlockedPlan(
                BlockedType.dataflows()
                        .require(spec.dataflow())
                        .fold(LoopNest.of(task.layer().operation()), spec.rows(), spec.columns()),
                multipliers(),
                work.steps(),
                work.packed(),
                1,
                activities(task, work),
                notes(task, work));
    }

    private ImmutableList<Activity> activities(LayerTask task, BlockedWork work) {
        ImmutableList.Builder<Activity> activities = ImmutableList.builder();
        activities.add(new Activity(
                FoldedPlan.MAC, "-", "mac", 0, cost(work.use(task.values())).energyFj() * PJ_PER_FJ));
        activities.add(shift(TensorRole.WEIGHTS, task)).add(shift(TensorRole.ACTIVATIONS, task));
        if (!shape.isPlain()) {
            double selecting = work.product().count() * costs.select().energyFj();
            activities.add(new Activity(SELECT, "-", "select", 0, selecting * PJ_PER_FJ));
        }
        return activities.build();
    }

    /** An element of a tensor enters a register: its stored bits, kept blocks and their position. */
    private Activity shift(TensorRole role, LayerTask task) {
        NumberFormat format = task.precision().of(role).format();
        int bits = Datapath.registerBits(format);
        return new Activity(
                FoldedPlan.REGISTERS,
                role.label(),
                "shift",
                bits,
                costs.register(bits).energyFj() * PJ_PER_FJ);
    }

    private ImmutableList<String> notes(LayerTask task, BlockedWork work) {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        int idle = shape.multipliers() - work.packed() * work.product().count();
        if (work.steps() == 1 && idle > 0) {
            notes.add(work.product().count() + " block products leave " + idle + " of " + shape.multipliers()
                    + " block multipliers of an element idle");
        }
        if (work.weights().isDynamic() || work.activations().isDynamic()) {
            notes.add("kept blocks depend on values; the energy rests on values that are "
                    + task.values().activations().label() + " (activations) and "
                    + task.values().weights().label() + " (weights)");
        }
        return notes.build();
    }
}
