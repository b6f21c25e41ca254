package org.bitgauge.core.memory.dram;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import org.bitgauge.core.memory.DramEnergy;
import org.bitgauge.core.memory.DramOrganisation;

/**
 * What a DRAM did: counts of commands, and from them bandwidth and energy of the device core.
 *
 * @param dram the DRAM
 * @param clocks duration
 * @param reads bursts read
 * @param writes bursts written
 * @param rowHits bursts that were not the first of their row's activation
 * @param activates rows opened
 * @param precharges rows closed
 * @param refreshes refreshes of a rank
 * @param closedClocks clocks of all ranks with all banks closed
 * @param meanReadLatencyClocks from the request to its last data; NaN without reads
 * @param busClocks clocks of all data buses by what they did; they sum to the time of the last data of each channel
 */
public record DramRun(
        BurstDram dram,
        long clocks,
        long reads,
        long writes,
        long rowHits,
        long activates,
        long precharges,
        long refreshes,
        long closedClocks,
        double meanReadLatencyClocks,
        ImmutableMap<BusTime, Long> busClocks) {
    static DramRun of(BurstDram dram, Counters c, long clocks) {
        return new DramRun(
                dram,
                clocks,
                c.reads,
                c.writes,
                c.rowHits,
                c.activates,
                c.precharges,
                c.refreshes,
                c.closedClocks,
                c.reads == 0 ? Double.NaN : (double) c.readLatencySum / c.reads,
                Maps.toMap(Arrays.asList(BusTime.values()), what -> c.busTime[what.ordinal()]));
    }

    /** Bits moved. */
    public long bits() {
        return (reads + writes) * dram.type().organisation().burstBits();
    }

    /** Duration in seconds. */
    public double seconds() {
        return clocks * dram.type().timing().clockNs() * 1e-9;
    }

    /** Bandwidth over peak. */
    public double efficiency() {
        return bits() / 8.0 / seconds() / dram.type().peakBytesPerSecond();
    }

    /** Row hits over all bursts. */
    public double rowHitRate() {
        return (double) rowHits / (reads + writes);
    }

    /** Share of the buses' time. */
    public double share(BusTime what) {
        long sum = busClocks.values().stream().mapToLong(Long::longValue).sum();
        return (double) busClocks.getOrDefault(what, 0L) / sum;
    }

    /** Energy of activations with their precharges, pJ. */
    public double activatePj() {
        return activates * energy().activateNj().value() * 1e3;
    }

    /** Energy of reads and writes, pJ. */
    public double columnPj() {
        double burst = dram.type().organisation().burstBits();
        return burst
                * (reads * energy().readPjPerBit().value()
                        + writes * energy().writePjPerBit().value());
    }

    /** Energy of the refreshes that happened, pJ: each the mean refresh power over one interval. */
    public double refreshPj() {
        return refreshes
                * energy().refreshMwPerRank().value()
                * dram.type().timing().refiNs();
    }

    /** Standby energy of all ranks over the whole time, with a row open and with all banks closed, pJ. */
    public double backgroundPj() {
        DramOrganisation o = dram.type().organisation();
        double all = (double) o.channels() * o.ranksPerChannel() * clocks;
        StandbyPower power = dram.standby();
        return ((all - closedClocks) * power.openMw() + closedClocks * power.closedMw())
                * dram.type().timing().clockNs();
    }

    /** Device-core energy, pJ: no data-pin I/O, termination, PHY or controller. */
    public double corePj() {
        return activatePj() + columnPj() + refreshPj() + backgroundPj();
    }

    /** Device-core energy per bit moved. */
    public double corePjPerBit() {
        return corePj() / bits();
    }

    private DramEnergy energy() {
        return dram.type().energy();
    }
}
