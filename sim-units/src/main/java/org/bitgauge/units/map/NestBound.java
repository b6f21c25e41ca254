package org.bitgauge.units.map;

import java.util.Arrays;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * What a mapping costs at the least, from its tile sizes and loop orders alone: the array's cycles between the first load
 * and the last store, what each channel has to move, and the rounds of slots that do not overlap; energy of what is done
 * and moved. An engine is never faster (PortTimeTest).
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
    private final OrderedLoops loops;
    private final double[] channelTime;
    private final double[] channelFirst;
    private final PassingBits passing;
    private final TouchedInputs touched;
    private final double[] roundTime;
    private final long[] roundSlots;
    private double firstLoad;
    private double lastStore;
    private boolean measured;
    private boolean ended;
    private int rounds;
    private double moving;
    private double movedPj;

    NestBound(LayerProblem problem, EnergyRates rates, ArrayWork work) {
        this.problem = problem;
        this.hierarchy = problem.hierarchy();
        this.rates = rates;
        this.work = work;
        this.ports = new NearPorts(problem);
        stages = hierarchy.stages();
        tile = new long[stages][Dimension.COUNT];
        loops = new OrderedLoops(problem.nest().size(), stages);
        touched = new TouchedInputs(problem.nest());
        roundTime = new double[OPERANDS.length * hierarchy.levelCount()];
        roundSlots = new long[roundTime.length];
        channelTime = new double[hierarchy.levelCount() + 1];
        channelFirst = new double[hierarchy.levelCount() + 1];
        passing = new PassingBits(hierarchy, ports);
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
        measured = false;
        ended = false;
    }

    /** Busy cycles of the array; no less than those of a tile that is whole where this one is cut. */
    double busyCycles() {
        measure();
        return work.cycles();
    }

    private void measure() {
        if (!measured) {
            work.measure(splits);
            measured = true;
        }
    }

    /** Least cycles under the orders last given. */
    double cycles() {
        if (!ended) {
            ends();
            ended = true;
        }
        double busy = Math.max(busyCycles(), passing.cycles(work.portBits()));
        double cycles = Math.max(moving, busy + firstLoad + lastStore);
        for (int i = 0; i < rounds; i++) {
            cycles = Math.max(cycles, (roundTime[i] + busy) / roundSlots[i]);
        }
        return cycles;
    }

    /** Least energy under the orders last given. */
    double energyPj() {
        return workPj() + movedPj + cycles() * rates.staticPjPerCycle();
    }

    /** Cycles of the busiest channel under the orders last given; smaller tiles have no less. */
    double movingCycles() {
        return moving;
    }

    /** Energy of the array for these tiles. */
    double workPj() {
        measure();
        return work.energyPj();
    }

    /** Energy of what is moved under the orders last given; smaller tiles have no less. */
    double movedPj() {
        return movedPj;
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
                        problem.stored().of(VectorSchedule.role(operand), source, elements),
                        out ? Direction.OUT : Direction.IN);
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
        loops.set(tile, orders);
        Arrays.fill(channelTime, 0);
        passing.clear();
        movedPj = 0;
        rounds = 0;
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
    }

    private void move(Operand operand, int level, int source) {
        int stage = hierarchy.stageOf(level);
        double visits = loops.visits(operand, stage, splits);
        double transfers = visits;
        double elements = operand == Operand.ACTIVATIONS ? touched.positions(tile[stage]) : 1;
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
            time = add(level, source, stage, elements * visits, VectorSchedule.role(operand), true);
        }
        long alone = passing.isEmpty() ? 0 : block(operand, stage, operand == Operand.RESULTS);
        passing.add(operand, level, source, elements, visits, alone);
        if (level == hierarchy.chain(operand)[0]) {
            Channel channel = hierarchy.channel(source);
            double latency = operand == Operand.RESULTS ? 0 : transfers * channel.latencyCycles();
            roundTime[rounds] = time + latency;
            roundSlots[rounds++] = hierarchy.level(level).slots();
        }
    }

    private double add(int level, int source, int stage, double elements, TensorRole role, boolean inward) {
        double bits = elements * problem.bitsPer(role, source);
        double time = time(role, source, stage, bits, inward);
        channelTime[source + 1] += time;
        long whole = (long) elements;
        movedPj += ports.accessPj(level, whole, role, !inward);
        if (source == Hierarchy.DRAM) {
            movedPj += bits * (inward ? rates.dramReadPjPerBit() : rates.dramWritePjPerBit());
        } else {
            movedPj += ports.accessPj(source, whole, role, inward);
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
}
