package org.bitgauge.core.memory.dram;

import org.bitgauge.core.memory.DramTiming;
import org.bitgauge.core.memory.DramType;

/**
 * Shortest distances between commands, in command clocks: what a controller counts. Derived from JEDEC limits; a limit
 * that is no whole number of clocks is rounded up.
 *
 * @param burst data bus time of one burst
 * @param cas read command to data
 * @param writeLatency write command to data
 * @param activateToColumn tRCD
 * @param precharge tRP
 * @param activateToPrecharge tRAS = tRC - tRP
 * @param activateToActivate tRC, same bank
 * @param fourActivates tFAW
 * @param activateShort tRRD_S
 * @param activateLong tRRD_L
 * @param columnShort max(burst, tCCD_S)
 * @param columnLong max(burst, tCCD_L)
 * @param columnOtherRank read to read of another rank: burst + tRTRS; writes follow each other without a gap
 * @param readToWrite CL + burst + tRTRS - CWL: the bus turns between the two bursts
 * @param writeToReadShort CWL + burst + tWTR_S
 * @param writeToReadLong CWL + burst + tWTR_L
 * @param writeToReadOtherRank max(0, CWL + burst + tRTRS - CL)
 * @param readToPrecharge tRTP
 * @param writeToPrecharge CWL + burst + tWR
 * @param prechargeToPrecharge tPPD, other banks of the rank
 * @param refresh tRFC
 * @param refreshInterval tREFI
 */
public record CommandTiming(
        int burst,
        int cas,
        int writeLatency,
        int activateToColumn,
        int precharge,
        int activateToPrecharge,
        int activateToActivate,
        int fourActivates,
        int activateShort,
        int activateLong,
        int columnShort,
        int columnLong,
        int columnOtherRank,
        int readToWrite,
        int writeToReadShort,
        int writeToReadLong,
        int writeToReadOtherRank,
        int readToPrecharge,
        int writeToPrecharge,
        int prechargeToPrecharge,
        int refresh,
        int refreshInterval) {
    /** Relative slack within which a limit counts as a whole number of clocks. */
    private static final double ROUNDING = 1e-6;

    /** Clocks of a type with its limits. */
    public static CommandTiming of(DramType type, CommandLimits limits) {
        DramTiming t = type.timing();
        int burst = clocks(t, t.burstNs());
        int cas = clocks(t, t.casNs());
        int write = clocks(t, t.writeLatencyNs());
        int precharge = clocks(t, t.rpNs());
        int cycle = clocks(t, t.rcNs());
        return new CommandTiming(
                burst,
                cas,
                write,
                clocks(t, t.rcdNs()),
                precharge,
                cycle - precharge,
                cycle,
                clocks(t, t.fawNs()),
                clocks(t, t.rrdShortNs()),
                clocks(t, t.rrdLongNs()),
                Math.max(burst, clocks(t, t.ccdShortNs())),
                Math.max(burst, clocks(t, t.ccdLongNs())),
                burst + limits.rankSwitch(),
                Math.max(1, cas + burst + limits.rankSwitch() - write),
                write + burst + clocks(t, t.writeToReadNs()),
                write + burst + Math.max(clocks(t, t.writeToReadNs()), limits.writeToReadLong()),
                Math.max(0, write + burst + limits.rankSwitch() - cas),
                limits.readToPrecharge(),
                write + burst + limits.writeRecovery(),
                limits.prechargeToPrecharge(),
                clocks(t, t.rfcNs()),
                clocks(t, t.refiNs()));
    }

    /** Read from an open row, command to last data. */
    public int hitClocks() {
        return cas + burst;
    }

    /** Read from a bank with another row open: precharge, activate, read. */
    public int missClocks() {
        return precharge + activateToColumn + hitClocks();
    }

    private static int clocks(DramTiming timing, double ns) {
        return (int) Math.ceil(ns / timing.clockNs() * (1 - ROUNDING));
    }
}
