package org.bitgauge.core.memory.dram;

/** Running counts of a channel. */
final class Counters {
    long reads;
    long writes;
    long rowHits;
    long activates;
    long precharges;
    long refreshes;
    long readLatencySum;
    /** Clocks of ranks with all banks closed. */
    long closedClocks;

    long lastData;
    final long[] busTime = new long[BusTime.values().length];

    void add(Counters other) {
        reads += other.reads;
        writes += other.writes;
        rowHits += other.rowHits;
        activates += other.activates;
        precharges += other.precharges;
        refreshes += other.refreshes;
        readLatencySum += other.readLatencySum;
        closedClocks += other.closedClocks;
        lastData = Math.max(lastData, other.lastData);
        for (int i = 0; i < busTime.length; i++) {
            busTime[i] += other.busTime[i];
        }
    }
}
