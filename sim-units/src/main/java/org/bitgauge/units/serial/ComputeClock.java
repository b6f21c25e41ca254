package org.bitgauge.units.serial;

/**
 * Cycles of the array alone, all operands at hand. Convolutions wait for the slowest front in every step, or let fronts run
 * ahead by their registers; linear layers start one step per cycle in the next column, which is busy for its own time.
 */
final class ComputeClock implements SerialWalk.Visitor {
    private final int fronts;
    private final long[] fronting;
    private final long[] before;
    private int oldest;
    private final long[] columns;
    private int column;
    private long clock;
    private long cycles;

    /**
     * A clock at zero.
     *
     * @param fronts groups of columns with times of their own
     * @param registers by which a front runs ahead; 0 where it does not
     * @param columns pipelines of a linear layer; 0 for a convolution
     */
    ComputeClock(int fronts, int registers, int columns) {
        this.fronts = fronts;
        this.fronting = new long[fronts];
        this.before = new long[registers + 1];
        this.columns = new long[columns];
    }

    @Override
    public void pass(int group, int set, int pass, int[] times) {
        if (columns.length > 0) {
            stagger(times);
        } else if (before.length > 1) {
            runAhead(times);
        } else {
            for (int time : times) {
                cycles += time;
            }
        }
    }

    private void stagger(int[] times) {
        for (int time : times) {
            clock = Math.max(clock, columns[column]);
            columns[column] = clock + time;
            cycles = Math.max(cycles, columns[column]);
            clock++;
            column = column + 1 == columns.length ? 0 : column + 1;
        }
    }

    /** A front may start a step once the slowest has ended the one so many registers before it. */
    private void runAhead(int[] times) {
        for (int step = 0; step < times.length / fronts; step++) {
            long gate = before[oldest];
            long slowest = 0;
            for (int front = 0; front < fronts; front++) {
                fronting[front] = Math.max(gate, fronting[front]) + times[step * fronts + front];
                slowest = Math.max(slowest, fronting[front]);
            }
            before[oldest] = slowest;
            oldest = oldest + 1 == before.length ? 0 : oldest + 1;
            cycles = slowest;
        }
    }

    /** Cycles so far. */
    long cycles() {
        return cycles;
    }
}
