package org.bitgauge.units.map;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.units.map.Order.Axis;

/**
 * Closed-form cost of running one block as tiles of a stage: cycles of the array, bits over each channel that feeds the
 * stage, and what does not overlap. Only ranks candidates; time comes from an engine.
 */
final class StageCost {
    private final LayerProblem problem;
    private final Hierarchy hierarchy;
    private final NearPorts ports;
    private final int stage;
    private final Tile bound;
    private final boolean overlapped;

    StageCost(LayerProblem problem, int stage, Tile bound) {
        this.problem = problem;
        this.hierarchy = problem.hierarchy();
        this.ports = new NearPorts(problem);
        this.stage = stage;
        this.bound = bound;
        boolean allOverlap = true;
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            allOverlap &=
                    hierarchy.stageOf(level) != stage || hierarchy.level(level).slots() > 1;
        }
        this.overlapped = allOverlap;
    }

    /** Iterations of each axis over the bound. */
    long[] counts(Tile tile) {
        long[] counts = new long[Axis.ALL.size()];
        for (Axis axis : Axis.ALL) {
            long count = 1;
            for (Dimension dimension : axis.dimensions()) {
                count = multiplyExact(count, NearPorts.ceilDiv(dimension.of(bound), dimension.of(tile)));
            }
            counts[axis.ordinal()] = count;
        }
        return counts;
    }

    /** Bits into and out of the stage over each source, DRAM at index 0, level i at i + 1. */
    void traffic(Tile tile, Order order, long[] counts, long activations, double[] bits) {
        java.util.Arrays.fill(bits, 0);
        add(Operand.WEIGHTS, bits, (double) bound.weights() * order.repeats(Axis.PIXELS, counts), TensorRole.WEIGHTS);
        add(
                Operand.ACTIVATIONS,
                bits,
                (double) activations * order.repeats(Axis.FILTERS, counts),
                TensorRole.ACTIVATIONS);
        long visits = order.repeats(Axis.TAPS, counts);
        add(Operand.RESULTS, bits, bound.results(), TensorRole.OUTPUTS);
        add(Operand.RESULTS, bits, 2.0 * bound.results() * (visits - 1), TensorRole.PARTIAL_SUMS);
    }

    private void add(Operand operand, double[] bits, double elements, TensorRole role) {
        int[] chain = hierarchy.chain(operand);
        for (int i = 0; i < chain.length; i++) {
            if (hierarchy.stageOf(chain[i]) == stage) {
                int source = hierarchy.farther(operand, i);
                if (source != Hierarchy.DRAM || !problem.isResident(operand)) {
                    bits[source + 1] += elements * problem.bitsPer(role, source);
                }
            }
        }
    }

    /** Cycles of the busiest channel. */
    double channelCycles(double[] bits) {
        double cycles = 0;
        for (int source = Hierarchy.DRAM; source < hierarchy.levelCount(); source++) {
            if (bits[source + 1] > 0) {
                Channel channel = hierarchy.channel(source);
                cycles = Math.max(cycles, bits[source + 1] * channel.perCycles() / channel.bits());
            }
        }
        return cycles;
    }

    /** First load and last store, which overlap with nothing. */
    double unhidden(Tile tile, double[] bits) {
        java.util.Arrays.fill(bits, 0);
        add(Operand.WEIGHTS, bits, problem.elements(Operand.WEIGHTS, tile), TensorRole.WEIGHTS);
        add(Operand.ACTIVATIONS, bits, problem.elements(Operand.ACTIVATIONS, tile), TensorRole.ACTIVATIONS);
        add(Operand.RESULTS, bits, tile.results(), TensorRole.OUTPUTS);
        double cycles = 0;
        for (int source = Hierarchy.DRAM; source < hierarchy.levelCount(); source++) {
            Channel channel = hierarchy.channel(source);
            cycles += bits[source + 1] * channel.perCycles() / channel.bits();
        }
        return cycles;
    }

    /** Total cycles of the bound. */
    double cycles(double compute, double channel, double unhidden) {
        return overlapped ? Math.max(compute, channel) + unhidden : compute + channel;
    }

    /** Elements of activations that all tiles of one pass read, halo included. */
    long activations(Tile tile) {
        LoopNest nest = problem.nest();
        long rows = 0;
        for (long r = 0; r < bound.kernelRows(); r += tile.kernelRows()) {
            long kernel = Math.min(tile.kernelRows(), bound.kernelRows() - r);
            rows = addExact(rows, rows(nest, tile, r, kernel));
        }
        long columns = 0;
        for (long s = 0; s < bound.kernelColumns(); s += tile.kernelColumns()) {
            long kernel = Math.min(tile.kernelColumns(), bound.kernelColumns() - s);
            columns = addExact(columns, columns(nest, tile, s, kernel));
        }
        return multiplyExact(
                multiplyExact(multiplyExact(bound.batch(), bound.groups()), bound.channels()),
                multiplyExact(rows, columns));
    }

    private long rows(LoopNest nest, Tile tile, long start, long kernel) {
        long count = NearPorts.ceilDiv(bound.rows(), tile.rows());
        long last = bound.rows() - (count - 1) * tile.rows();
        long sum = nest.inputRows((count - 1) * tile.rows(), last, start, kernel);
        if (count > 1) {
            sum += nest.inputRows(0, tile.rows(), start, kernel);
            sum += multiplyExact(count - 2, nest.inputRows(tile.rows(), tile.rows(), start, kernel));
        }
        return sum;
    }

    private long columns(LoopNest nest, Tile tile, long start, long kernel) {
        long count = NearPorts.ceilDiv(bound.columns(), tile.columns());
        long last = bound.columns() - (count - 1) * tile.columns();
        long sum = nest.inputColumns((count - 1) * tile.columns(), last, start, kernel);
        if (count > 1) {
            sum += nest.inputColumns(0, tile.columns(), start, kernel);
            sum += multiplyExact(count - 2, nest.inputColumns(tile.columns(), tile.columns(), start, kernel));
        }
        return sum;
    }

    /** Cycles of the array over the bound, its near ports included. */
    double computeCycles(Tile tile) {
        long[] sizes = new long[Dimension.COUNT];
        return compute(tile, sizes, 0, 1);
    }

    private double compute(Tile tile, long[] sizes, int index, double times) {
        if (index == Dimension.COUNT) {
            Tile part = Blocks.tile(
                    sizes, false, tile.taps() == problem.nest().size().taps());
            return times
                    * Math.max(
                            problem.plan().busyCycles(part),
                            stage == 0 ? ports.cycles(problem.plan().edge(part)) : 0);
        }
        Dimension dimension = Blocks.DIMENSIONS.get(index);
        long extent = dimension.of(bound);
        long size = Math.min(dimension.of(tile), extent);
        long full = extent / size;
        sizes[index] = size;
        double cycles = compute(tile, sizes, index + 1, times * full);
        long rest = extent - full * size;
        if (rest > 0) {
            sizes[index] = rest;
            cycles += compute(tile, sizes, index + 1, times);
        }
        return cycles;
    }
}
