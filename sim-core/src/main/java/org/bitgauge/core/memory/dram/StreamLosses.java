package org.bitgauge.core.memory.dram;

import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramTraffic;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.EffectiveBandwidth;

/**
 * What the time of a DRAM goes into while it reads long transfers: shares that sum to 1. Of one long run over interleaved
 * addresses refresh is the only loss where the closed form finds no bound below the peak; elsewhere {@link BurstDram} serves
 * the pattern for a while and its bus time is taken, refresh apart, whose share is its duration over its interval.
 *
 * @param data data on the bus
 * @param rowMiss rows being opened, and the commands that this takes
 * @param refresh refreshes
 * @param bankConflict accesses that meet in one bank group, rank or channel
 */
public record StreamLosses(double data, double rowMiss, double refresh, double bankConflict) {
    /** Bytes that a source asks for at once. */
    public static final int ACCESS_BYTES = 64;

    private static final int HELD_BURSTS = 64;
    private static final long CLOCKS = 40_000;
    private static final long SPAN_BYTES = 1L << 29;
    private static final long SEED = 1;
    private static final double TOLERANCE = 1e-9;

    public StreamLosses {
        if (!(data > 0)
                || Math.min(rowMiss, Math.min(refresh, bankConflict)) < 0
                || Math.abs(data + rowMiss + refresh + bankConflict - 1) > TOLERANCE) {
            throw new IllegalArgumentException("the time of a DRAM is data and losses that sum to 1");
        }
    }

    /**
     * Losses of transfers that consist of contiguous runs.
     *
     * @param runBytes contiguous bytes; {@code Double.POSITIVE_INFINITY} where a transfer is one run
     */
    public static StreamLosses of(DramType type, DramAddressMap map, double runBytes) {
        double left = type.timing().refreshEfficiency();
        EffectiveBandwidth bounds = EffectiveBandwidth.of(type, map, traffic(runBytes));
        boolean unbound = Math.min(bounds.bus(), Math.min(bounds.activation(), bounds.bank())) >= 1;
        if (unbound && Double.isInfinite(runBytes) && map.equals(DramAddressMap.INTERLEAVED)) {
            return new StreamLosses(left, 0, 1 - left, 0);
        }
        AddressStream stream = Double.isInfinite(runBytes)
                ? AddressStreams.sequential(SPAN_BYTES, ACCESS_BYTES, false)
                : AddressStreams.randomRuns(SPAN_BYTES, ACCESS_BYTES, (long) runBytes, false, SEED);
        BurstDram dram = new BurstDram(
                type, CommandLimits.of(type), map, DramController.standard().withoutRefresh());
        DramRun run = dram.run(stream, AccessPort.inOrder(ACCESS_BYTES).holding(HELD_BURSTS), CLOCKS);
        double data = run.efficiency();
        double buses = (double) CLOCKS * type.organisation().channels();
        double rows = (clocks(run, BusTime.ROW_MISS) + clocks(run, BusTime.COMMAND_ORDER)) / buses;
        rows = Math.min(rows, 1 - data);
        return new StreamLosses(left * data, left * rows, 1 - left, left * (1 - data - rows));
    }

    private static double clocks(DramRun run, BusTime what) {
        return run.busClocks().getOrDefault(what, 0L);
    }

    /** The traffic of such transfers, as the closed form takes it. */
    public static DramTraffic traffic(double runBytes) {
        return Double.isInfinite(runBytes)
                ? DramTraffic.sequential(ACCESS_BYTES)
                : DramTraffic.randomRuns(ACCESS_BYTES, runBytes);
    }
}
