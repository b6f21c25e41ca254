package org.bitgauge.lab.dnnsim;

import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.SerialRules;

/** When the array of the peer's pipeline can take the next step, and when those it took are done. */
final class PeerExecution {
    private final int fronts;
    private final boolean staggers;
    private final boolean keepsDone;
    private final long[] busy;
    private final long[] before;
    private int column;
    private int oldest;
    private long ready;
    private long done;

    PeerExecution(SerialLayer layer, SerialRules rules, int fronts) {
        boolean linear = layer.shape().linear();
        this.fronts = fronts;
        this.staggers = linear && rules.staggers();
        this.keepsDone = !(rules instanceof SerialRules.Stripes);
        this.busy = new long[staggers ? layer.columns() : fronts];
        this.before = new long[linear ? 0 : rules.registers()];
    }

    int fronts() {
        return fronts;
    }

    long ready() {
        return ready;
    }

    long done() {
        return done;
    }

    void start(long clock, int[] times, int step) {
        if (staggers) {
            busy[column] = clock + times[step];
            column = column + 1 == busy.length ? 0 : column + 1;
            ready = busy[column];
            done = keepsDone ? Math.max(done, clock + times[step]) : clock + times[step];
        } else if (before.length > 0) {
            runAhead(clock, times, step * fronts);
        } else {
            ready = clock + times[step];
            done = ready;
        }
    }

    private void runAhead(long clock, int[] times, int at) {
        long slowest = 0;
        for (int front = 0; front < fronts; front++) {
            busy[front] = Math.max(clock, busy[front]) + times[at + front];
            slowest = Math.max(slowest, busy[front]);
        }
        ready = before[oldest];
        before[oldest] = slowest;
        oldest = oldest + 1 == before.length ? 0 : oldest + 1;
        done = slowest;
    }
}
