package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.units.map.Order.Axis;

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
    private final Way[] ways;
    private final int stages;
    private final long[][] tile;
    private final Splits[] splits = new Splits[Dimension.COUNT];
    private final Visits visits;
    private final long[] layerSize = new long[Dimension.COUNT];
    private final long[] bound = new long[Dimension.COUNT];
    private final boolean[] repeats = new boolean[Dimension.COUNT];
    private final double[] channelTime;
    private final double[] channelFirst;
    private final TouchedInputs touched;
    private final PassingBits passing;
    private int stage;
    private int repeating;
    private double firstLoad;
    private double lastStore;
    private boolean measured;
    private boolean moved;
    private boolean ended;
    private double moving;
    private double movedPj;

    NestBound(LayerProblem problem, EnergyRates rates, ArrayWork work) {
        this.problem = problem;
        this.hierarchy = problem.hierarchy();
        this.rates = rates;
        this.work = work;
        touched = new TouchedInputs(problem.nest());
        stages = hierarchy.stages();
        tile = new long[stages][Dimension.COUNT];
        passing = new PassingBits(hierarchy, new NearPorts(problem));
        channelTime = new double[hierarchy.levelCount() + 1];
        channelFirst = new double[hierarchy.levelCount() + 1];
        for (Dimension d : DIMENSIONS) {
            splits[d.ordinal()] = new Splits(stages);
            layerSize[d.ordinal()] = d.of(problem.nest().size());
        }
        visits = new Visits(stages, splits);
        List<Way> found = new ArrayList<>();
        for (Operand operand : OPERANDS) {
            int[] chain = hierarchy.chain(operand);
            for (int i = 0; i < chain.length; i++) {
                int source = hierarchy.farther(operand, i);
                if (source != Hierarchy.DRAM || !problem.isResident(operand)) {
                    found.add(new Way(problem, rates, operand, chain[i], source));
                }
            }
        }
        ways = found.toArray(Way[]::new);
    }

    /** Sets the stages behind the one whose tiles are looked at, nearest first. */
    void behind(ImmutableList<Stage> outer) {
        stage = stages - 1 - outer.size();
        for (Dimension d : DIMENSIONS) {
            int i = d.ordinal();
            for (int s = stage + 1; s < stages; s++) {
                tile[s][i] = d.of(outer.get(s - stage - 1).tile());
            }
            bound[i] = outer.isEmpty() ? layerSize[i] : tile[stage + 1][i];
            Arrays.fill(tile[0], i, i + 1, 0);
        }
        tile(outer.isEmpty() ? problem.nest().size() : outer.get(0).tile());
        Tile layer = problem.nest().size();
        visits.behind(layer, outer);
        for (Way way : ways) {
            if (way.stage() > stage) {
                move(way);
                way.visit(visits.ofStage(way.operand(), way.stage(), layer, outer));
            }
        }
    }

    /** Sets the tile of the stage that is looked at and of all nearer ones. */
    void tile(Tile tiles) {
        for (Dimension d : DIMENSIONS) {
            int i = d.ordinal();
            long size = d.of(tiles);
            if (tile[0][i] != size) {
                for (int s = 0; s <= stage; s++) {
                    tile[s][i] = size;
                }
                splits[i].cut(layerSize[i], tile, i);
            }
        }
        for (int i = 0; i < Dimension.COUNT; i++) {
            repeats[i] = tile[0][i] < bound[i];
        }
        repeating = 0;
        for (Axis axis : Axis.ALL) {
            for (Dimension d : axis.dimensions()) {
                repeating |= repeats[d.ordinal()] ? axis.bit() : 0;
            }
        }
        measured = false;
        moved = false;
        ended = false;
    }

    /** The axes whose loops repeat, as a {@link Axis#bit} of each. */
    int repeating() {
        return repeating;
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

    /** Least cycles under the order last given. */
    double cycles() {
        if (!ended) {
            ends();
            ended = true;
        }
        double busy = Math.max(busyCycles(), passing.cycles(work.portBits()));
        double cycles = Math.max(moving, busy + firstLoad + lastStore);
        for (Way way : ways) {
            cycles = way.isNearest() ? Math.max(cycles, way.rounds(busy)) : cycles;
        }
        return cycles;
    }

    /** Least energy under the order last given. */
    double energyPj() {
        return workPj() + movedPj + cycles() * rates.staticPjPerCycle();
    }

    /** Cycles of the busiest channel under the order last given; smaller tiles have no less. */
    double movingCycles() {
        return moving;
    }

    /** Energy of the array for these tiles. */
    double workPj() {
        measure();
        return work.energyPj();
    }

    /** Energy of what is moved under the order last given; smaller tiles have no less. */
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

    /** Sets the order of the loops of the stage that is looked at, and sums up what it moves. */
    void order(Order order) {
        Arrays.fill(channelTime, 0);
        passing.clear();
        movedPj = 0;
        moving = 0;
        for (Way way : ways) {
            if (way.stage() <= stage) {
                if (!moved) {
                    move(way);
                }
                way.visit(visits.ofSearched(way.operand(), stage, order, repeats));
            }
            int channel = way.source() + 1;
            channelTime[channel] = way.addCycles(channelTime[channel]);
            movedPj = way.addPj(movedPj);
            way.addTo(passing);
        }
        moved = true;
        for (int source = Hierarchy.DRAM; source < hierarchy.levelCount(); source++) {
            if (channelTime[source + 1] > 0) {
                Channel channel = hierarchy.channel(source);
                moving = Math.max(moving, channelTime[source + 1] + channel.latencyCycles());
            }
        }
    }

    private void move(Way way) {
        Operand operand = way.operand();
        int ofStage = way.stage();
        double blocks = 1;
        double elements = operand == Operand.ACTIVATIONS ? touched.positions(tile[ofStage]) : 1;
        for (int d = 0; d < Dimension.COUNT; d++) {
            if (operand.dependsOn(DIMENSIONS[d])) {
                blocks *= splits[d].blocks(ofStage);
                elements *= operand == Operand.ACTIVATIONS && isHalo(DIMENSIONS[d]) ? 1 : layerSize[d];
            }
        }
        boolean out = operand == Operand.RESULTS;
        long first = out ? block(operand, ofStage, false) : 1;
        way.move(elements, blocks, first, passing.isEmpty() ? 0 : block(operand, ofStage, out));
    }
}
