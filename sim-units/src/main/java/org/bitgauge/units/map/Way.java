package org.bitgauge.units.map;

import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.unit.EnergyRates;

/**
 * An operand between a level and what lies behind it, under a tile: what its blocks cost to move, for each number of visits
 * that an order of loops makes of them. Orders that agree in it are weighed once.
 */
final class Way {
    private static final int HAULS = 3;
    private static final int MOST = 8;

    private final Operand operand;
    private final int level;
    private final int source;
    private final int stage;
    private final int slots;
    private final boolean nearest;
    private final long latency;
    private final Haul[] hauls;
    private final double[] visits = new double[MOST];
    private final double[] cycles = new double[MOST * HAULS];
    private final double[] pj = new double[MOST * 2 * HAULS];
    private final double[] round = new double[MOST];
    private int known;
    private int current;
    private double elements;
    private double transfers;
    private long alone;

    Way(LayerProblem problem, EnergyRates rates, Operand operand, int level, int source) {
        Hierarchy hierarchy = problem.hierarchy();
        this.operand = operand;
        this.level = level;
        this.source = source;
        stage = hierarchy.stageOf(level);
        slots = hierarchy.level(level).slots();
        nearest = level == hierarchy.chain(operand)[0];
        latency = hierarchy.channel(source).latencyCycles();
        if (operand == Operand.RESULTS) {
            hauls = new Haul[] {
                new Haul(problem, rates, TensorRole.OUTPUTS, false, level, source),
                new Haul(problem, rates, TensorRole.PARTIAL_SUMS, false, level, source),
                new Haul(problem, rates, TensorRole.PARTIAL_SUMS, true, level, source)
            };
        } else {
            hauls = new Haul[] {new Haul(problem, rates, VectorSchedule.role(operand), true, level, source)};
        }
    }

    Operand operand() {
        return operand;
    }

    /** Stage of the level. */
    int stage() {
        return stage;
    }

    /** What lies behind the level. */
    int source() {
        return source;
    }

    /** Whether the level is next to the array. */
    boolean isNearest() {
        return nearest;
    }

    /**
     * Sets what a tile moves.
     *
     * @param allElements of all blocks
     * @param blocks how many there are
     * @param firstBlock elements of the first one
     * @param lonely elements of the first fill or the last drain
     */
    void move(double allElements, double blocks, long firstBlock, long lonely) {
        elements = allElements;
        transfers = blocks;
        alone = lonely;
        known = 0;
        for (Haul haul : hauls) {
            haul.block(firstBlock);
        }
    }

    /** Sets how often each block comes. */
    void visit(double often) {
        for (current = 0; current < known; current++) {
            if (visits[current] == often) {
                return;
            }
        }
        known++;
        visits[current] = often;
        weigh(often);
    }

    private void weigh(double often) {
        int at = current * HAULS;
        if (operand == Operand.RESULTS) {
            put(at, hauls[0], elements);
            put(at + 1, hauls[1], elements * (often - 1));
            put(at + 2, hauls[2], elements * (often - 1));
            round[current] = cycles[at] + cycles[at + 1];
        } else {
            put(at, hauls[0], elements * often);
            round[current] = cycles[at] + often * transfers * latency;
        }
    }

    private void put(int at, Haul haul, double moved) {
        boolean any = moved != 0;
        cycles[at] = any ? haul.cycles(moved) : 0;
        pj[2 * at] = any ? haul.nearPj(moved) : 0;
        pj[2 * at + 1] = any ? haul.farPj(moved) : 0;
    }

    /** Adds the cycles of the channel to those of others. */
    double addCycles(double sum) {
        int at = current * HAULS;
        return hauls.length == 1 ? sum + cycles[at] : sum + cycles[at] + cycles[at + 1] + cycles[at + 2];
    }

    /** Adds the energy to that of others. */
    double addPj(double sum) {
        double total = sum;
        int from = current * 2 * HAULS;
        for (int i = from; i < from + 2 * hauls.length; i++) {
            total += pj[i];
        }
        return total;
    }

    /** Adds what passes ports. */
    void addTo(PassingBits passing) {
        passing.add(operand, level, source, elements, visits[current], alone);
    }

    /** Least cycles in which slots go round that are in use for so many cycles. */
    double rounds(double busyCycles) {
        return (round[current] + busyCycles) / slots;
    }
}
