package org.bitgauge.units.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * What a mapping costs at the least, from its tile sizes and loop orders alone: the array's cycles between the first load
 * and the last store, what each channel has to move, and the rounds of slots that do not overlap; energy of what is done
 * and moved. An engine is never faster, apart from the last few cycles of a hierarchy of several stages with ragged tiles.
 */
final class NestBound {
    private static final Dimension[] DIMENSIONS = Dimension.values();
    private static final Operand[] OPERANDS = Operand.values();

    private final LayerProblem problem;
    private final Hierarchy hierarchy;
    private final EnergyRates rates;
    private final ArrayWork work;
    private final NearPorts ports;
    private final int stages;
    private final long[][] tile;
    private final Splits[] splits = new Splits[Dimension.COUNT];
    private final int[] loopDimension;
    private final int[] loopStage;
    private final double[] channelTime;
    private final double[] channelFirst;
    private final Map<Long, Long> touchedRows = new HashMap<>();
    private final Map<Long, Long> touchedColumns = new HashMap<>();
    private int loops;
    private double firstLoad;
    private double lastStore;
    private double lasting;
    private double moving;
    private double energyPj;

    NestBound(LayerProblem problem, EnergyRates rates, ArrayWork work) {
        this.problem = problem;
        this.hierarchy = problem.hierarchy();
        this.rates = rates;
        this.work = work;
        this.ports = new NearPorts(problem);
        stages = hierarchy.stages();
        tile = new long[stages][Dimension.COUNT];
        loopDimension = new int[stages * Dimension.COUNT];
        loopStage = new int[stages * Dimension.COUNT];
        channelTime = new double[hierarchy.levelCount() + 1];
        channelFirst = new double[hierarchy.levelCount() + 1];
        for (int d = 0; d < splits.length; d++) {
            splits[d] = new Splits(stages);
        }
    }

    /** Sets the tiles of all stages, nearest first. */
    void tiles(Tile[] tiles) {
        Tile layer = problem.nest().size();
        for (Dimension d : DIMENSIONS) {
            for (int s = 0; s < stages; s++) {
                tile[s][d.ordinal()] = d.of(tiles[s]);
            }
            splits[d.ordinal()].cut(d.of(layer), tile, d.ordinal());
        }
        work.measure(splits);
        ends();
    }

    /** Busy cycles of the array; no less than those of a tile that is whole where this one is cut. */
    double busyCycles() {
        return work.cycles();
    }

    /** Least cycles under the orders last given. */
    double cycles() {
        return Math.max(lasting, work.cycles() + firstLoad + lastStore);
    }

    /** Least energy under the orders last given. */
    double energyPj() {
        return energyPj + cycles() * rates.staticPjPerCycle();
    }

    /** Cycles of the busiest channel under the orders last given; smaller tiles have no less. */
    double movingCycles() {
        return moving;
    }

    /** Energy of the array for these tiles. */
    double workPj() {
        return work.energyPj();
    }

    /** Energy of what is moved under the orders last given; smaller tiles have no less. */
    double movedPj() {
        return energyPj - work.energyPj();
    }

    /** First load and last store, which overlap with nothing. */
    private void ends() {
        Arrays.fill(channelFirst, 0);
        double longest = 0;
        for (Operand operand : OPERANDS) {
            int[] chain = hierarchy.chain(operand);
            double way = 0;
            for (int i = 0; i < chain.length; i++) {
                int source = hierarchy.farther(operand, i);
                if (source == Hierarchy.DRAM && problem.isResident(operand)) {
                    continue;
                }
                Channel channel = hierarchy.channel(source);
                boolean out = operand == Operand.RESULTS;
                long elements = block(operand, hierarchy.stageOf(chain[i]), out);
                long time = channel.transferCycles(
                        problem.stored().of(role(operand), source, elements), out ? Direction.OUT : Direction.IN);
                way += time + channel.latencyCycles();
                channelFirst[source + 1] += out ? 0 : time;
            }
            if (operand == Operand.RESULTS) {
                lastStore = way;
            } else {
                longest = Math.max(longest, way);
            }
        }
        for (int source = Hierarchy.DRAM; source < hierarchy.levelCount(); source++) {
            if (channelFirst[source + 1] > 0) {
                longest = Math.max(
                        longest,
                        channelFirst[source + 1] + hierarchy.channel(source).latencyCycles());
            }
        }
        int near = hierarchy.chain(Operand.ACTIVATIONS)[0];
        firstLoad = longest + hierarchy.level(near).latencyCycles();
    }

    private static TensorRole role(Operand operand) {
        return switch (operand) {
            case WEIGHTS -> TensorRole.WEIGHTS;
            case ACTIVATIONS -> TensorRole.ACTIVATIONS;
            case RESULTS -> TensorRole.OUTPUTS;
        };
    }

    private long end(Dimension d, int stage, boolean last) {
        Splits of = splits[d.ordinal()];
        return last ? of.last(stage) : of.first(stage);
    }

    /** Elements of the first, or last, block of an operand. */
    private long block(Operand operand, int stage, boolean last) {
        long elements = 1;
        for (Dimension d : DIMENSIONS) {
            boolean halo = operand == Operand.ACTIVATIONS && isHalo(d);
            elements *= operand.dependsOn(d) && !halo ? end(d, stage, last) : 1;
        }
        if (operand == Operand.ACTIVATIONS) {
            LoopNest nest = problem.nest();
            long rows = nest.inputRows(0, end(Dimension.ROW, stage, false), 0, end(Dimension.KERNEL_ROW, stage, false));
            long columns = nest.inputColumns(
                    0, end(Dimension.COLUMN, stage, false), 0, end(Dimension.KERNEL_COLUMN, stage, false));
            elements *= Math.max(1, rows * columns);
        }
        return elements;
    }

    private static boolean isHalo(Dimension d) {
        return switch (d) {
            case ROW, COLUMN, KERNEL_ROW, KERNEL_COLUMN -> true;
            default -> false;
        };
    }

    /** Bounds of the tiles under these orders, nearest stage first. */
    void orders(Order[] orders) {
        nest(orders);
        Arrays.fill(channelTime, 0);
        energyPj = work.energyPj();
        lasting = work.cycles();
        moving = 0;
        for (Operand operand : OPERANDS) {
            int[] chain = hierarchy.chain(operand);
            for (int i = 0; i < chain.length; i++) {
                int source = hierarchy.farther(operand, i);
                if (source != Hierarchy.DRAM || !problem.isResident(operand)) {
                    move(operand, chain[i], source);
                }
            }
        }
        for (int source = Hierarchy.DRAM; source < hierarchy.levelCount(); source++) {
            if (channelTime[source + 1] > 0) {
                Channel channel = hierarchy.channel(source);
                moving = Math.max(moving, channelTime[source + 1] + channel.latencyCycles());
            }
        }
        lasting = Math.max(lasting, moving);
    }

    private void nest(Order[] orders) {
        loops = 0;
        for (int s = stages - 1; s >= 0; s--) {
            for (int i = 0; i < Dimension.COUNT; i++) {
                loop(s, orders[s].loop(i));
            }
        }
    }

    private void loop(int stage, Dimension d) {
        long outer = stage + 1 < stages
                ? tile[stage + 1][d.ordinal()]
                : d.of(problem.nest().size());
        if (tile[stage][d.ordinal()] < outer) {
            loopDimension[loops] = d.ordinal();
            loopStage[loops++] = stage;
        }
    }

    /** How often the blocks of a stage return because loops that do not change them lie outside of loops that do. */
    private double visits(Operand operand, int stage) {
        int innermost = -1;
        for (int i = 0; i < loops && loopStage[i] >= stage; i++) {
            if (operand.dependsOn(DIMENSIONS[loopDimension[i]])) {
                innermost = i;
            }
        }
        double visits = 1;
        for (int i = innermost; i >= 0; i--) {
            Dimension d = DIMENSIONS[loopDimension[i]];
            if (!operand.dependsOn(d)) {
                Splits of = splits[d.ordinal()];
                double outer = loopStage[i] + 1 < stages ? of.blocks(loopStage[i] + 1) : 1;
                visits *= of.blocks(loopStage[i]) / outer;
            }
        }
        return visits;
    }

    private void move(Operand operand, int level, int source) {
        int stage = hierarchy.stageOf(level);
        double visits = visits(operand, stage);
        double transfers = visits;
        double elements = operand == Operand.ACTIVATIONS ? touched(stage) : 1;
        for (Dimension d : DIMENSIONS) {
            if (operand.dependsOn(d)) {
                transfers *= splits[d.ordinal()].blocks(stage);
                elements *= operand == Operand.ACTIVATIONS && isHalo(d)
                        ? 1
                        : d.of(problem.nest().size());
            }
        }
        double time;
        if (operand == Operand.RESULTS) {
            time = add(level, source, stage, elements, TensorRole.OUTPUTS, false);
            time += add(level, source, stage, elements * (visits - 1), TensorRole.PARTIAL_SUMS, false);
            add(level, source, stage, elements * (visits - 1), TensorRole.PARTIAL_SUMS, true);
        } else {
            time = add(level, source, stage, elements * visits, role(operand), true);
        }
        Channel channel = hierarchy.channel(source);
        double latency = operand == Operand.RESULTS ? 0 : transfers * channel.latencyCycles();
        double rounds = time + latency + work.cycles();
        lasting = Math.max(lasting, rounds / hierarchy.level(level).slots());
    }

    private double add(int level, int source, int stage, double elements, TensorRole role, boolean inward) {
        double bits = elements * problem.bitsPer(role, source);
        double time = time(role, source, stage, bits, inward);
        channelTime[source + 1] += time;
        long whole = (long) elements;
        energyPj += ports.accessPj(level, whole, role, !inward);
        if (source == Hierarchy.DRAM) {
            energyPj += bits * (inward ? rates.dramReadPjPerBit() : rates.dramWritePjPerBit());
        } else {
            energyPj += ports.accessPj(source, whole, role, inward);
        }
        return time;
    }

    /** Cycles of a channel for bits in blocks of a stage; smaller drains pay no less for each bit. */
    private double time(TensorRole role, int source, int stage, double bits, boolean inward) {
        Channel channel = hierarchy.channel(source);
        double moving = bits * channel.perCycles() / channel.bits();
        if (inward || bits == 0) {
            return moving;
        }
        long block = problem.stored().of(role, source, block(Operand.RESULTS, stage, false));
        long turning = channel.transferCycles(block, Direction.OUT) - channel.transferCycles(block, Direction.IN);
        return moving + bits * turning / block;
    }

    /** Positions of the input that all blocks of a stage touch, halo included. */
    private double touched(int stage) {
        LoopNest nest = problem.nest();
        Tile layer = nest.size();
        long rowTile = tile[stage][Dimension.ROW.ordinal()];
        long kernelTile = tile[stage][Dimension.KERNEL_ROW.ordinal()];
        long columnTile = tile[stage][Dimension.COLUMN.ordinal()];
        long tapTile = tile[stage][Dimension.KERNEL_COLUMN.ordinal()];
        long rows = touchedRows.computeIfAbsent(
                rowTile << 32 | kernelTile,
                key -> sum(layer.rows(), rowTile, layer.kernelRows(), kernelTile, nest::inputRows));
        long columns = touchedColumns.computeIfAbsent(
                columnTile << 32 | tapTile,
                key -> sum(layer.columns(), columnTile, layer.kernelColumns(), tapTile, nest::inputColumns));
        return (double) rows * columns;
    }

    private interface Touched {
        long of(long start, long count, long kernelStart, long kernelCount);
    }

    /** First, inner and last blocks, as the emitter counts them. */
    private static long sum(long extent, long size, long kernel, long kernelSize, Touched touched) {
        long sum = 0;
        long count = NearPorts.ceilDiv(extent, size);
        for (long k = 0; k < kernel; k += kernelSize) {
            long taps = Math.min(kernelSize, kernel - k);
            long last = (count - 1) * size;
            sum += touched.of(last, extent - last, k, taps);
            if (count > 1) {
                sum += touched.of(0, size, k, taps);
                sum += (count - 2) * touched.of(size, size, k, taps);
            }
        }
        return sum;
    }
}
