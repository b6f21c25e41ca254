package org.bitgauge.core.memory;

/**
 * Share of its peak bandwidth that a DRAM reaches, in closed form:
 *
 * <pre>refresh x min(channels in use x bus x (1 - turnaround), activations, banks, outstanding requests)</pre>
 *
 * <p>Each bound is a share of peak. The controller is an open-page one that looks ahead over {@value #WINDOW} requests
 * per channel. Compared with DRAMsim3 in docs/modelling-memory.md; not modelled: many interleaved streams, uneven
 * channels, queueing near the knee of a latency-bound source.
 *
 * @param share bytes per second over peak, 0 to 1
 * @param refresh time that refresh leaves
 * @param bus bound of the data bus with bank groups, rank switches, turnaround and idle channels
 * @param activation bound of activations (tRRD, tFAW)
 * @param bank bound of the row cycle of the banks in use
 * @param latency bound of the requests under way over the latency
 * @param burstsPerActivation bursts served by one activation
 */
public record EffectiveBandwidth(
        double share,
        double refresh,
        double bus,
        double activation,
        double bank,
        double latency,
        double burstsPerActivation) {
    /** Requests per channel among which the controller chooses. */
    static final int WINDOW = 32;

    /** Clocks of the command path that a lone request sees beyond the DRAM's own latency (DRAMsim3: 3 to 4). */
    static final double COMMAND_PATH_CLOCKS = 3;

    /** Clocks the bus idles when it changes rank (tRTRS). */
    static final double RANK_SWITCH_CLOCKS = 1;

    /** Row hits over all accesses. */
    public double rowHitRate() {
        return 1 - 1 / burstsPerActivation;
    }

    /** The bound that decides. */
    public String limitedBy() {
        double least = Math.min(Math.min(bus, activation), Math.min(bank, latency));
        if (least == latency) {
            return "latency";
        }
        if (least == bank) {
            return "row cycle of the banks in use";
        }
        return least == activation ? "activations" : "data bus";
    }

    /** Evaluates the closed form. */
    public static EffectiveBandwidth of(DramType type, DramAddressMap map, DramTraffic traffic) {
        Use use = traffic.strideBytes() > 0 ? strided(type, map, traffic) : runs(type, map, traffic);
        DramTiming t = type.timing();
        DramOrganisation o = type.organisation();
        double channels = use.channels / o.channels();
        double bus = channels * t.burstNs() / use.busNs * (1 - turnaround(type, traffic, use));
        double activateNs = use.oneGroup ? Math.max(t.rrdLongNs(), t.fawNs() / 4) : t.activateIntervalNs();
        double activation = channels * t.burstNs() * use.perActivation * use.ranks / activateNs;
        double bank = channels * t.burstNs() * use.perActivation * use.banks / t.rcNs();
        double latencyNs = COMMAND_PATH_CLOCKS * t.clockNs()
                + (use.perActivation > 1.5 ? t.hitLatencyNs() : t.missLatencyNs());
        double latency = (double) traffic.outstanding() * traffic.accessBytes() / (latencyNs * 1e-9)
                / type.peakBytesPerSecond();
        double refresh = t.refreshEfficiency();
        double bound = refresh * Math.min(Math.min(1, bus), Math.min(activation, bank));
        return new EffectiveBandwidth(
                Math.min(bound, latency), refresh, bus, activation, bank, latency, use.perActivation);
    }

    /**
     * What a pattern uses of each channel.
     *
     * @param channels channels in use
     * @param ranks ranks in use
     * @param banks banks in use in a channel, all ranks
     * @param perActivation bursts served by one activation
     * @param busNs bus time of a burst with group and rank limits
     * @param oneGroup whether all banks in use are of one group
     */
    private record Use(
            double channels, double ranks, double banks, double perActivation, double busNs, boolean oneGroup) {}

    private static Use runs(DramType type, DramAddressMap map, DramTraffic traffic) {
        DramOrganisation o = type.organisation();
        double span = traffic.endless() ? Double.MAX_VALUE : traffic.runBytes() * 8 / o.burstBits();
        double perRow = map.valuesInRun(o, DramAddressMap.Field.COLUMN, span);
        boolean groupsFirst = map.burstsBelow(o, DramAddressMap.Field.GROUP)
                < map.burstsBelow(o, DramAddressMap.Field.COLUMN);
        double burst = type.timing().burstNs();
        double busNs = groupsFirst || o.bankGroups() == 1
                ? burst
                : oneGroupAtATime(type, perRow, span, !traffic.endless());
        if (o.ranksPerChannel() > 1 && !traffic.endless()) {
            double switches = 1 - 1.0 / o.ranksPerChannel();
            double perChannel = Math.max(1, span / o.channels());
            busNs += switches * RANK_SWITCH_CLOCKS * type.timing().clockNs() / perChannel;
        }
        double banks = (double) o.banksPerRank() * o.ranksPerChannel();
        return new Use(o.channels(), o.ranksPerChannel(), banks, perRow, busNs, false);
    }

    /**
     * Bus time of a burst when a row's bursts follow one another in one bank group (tCCD_L) until the controller's
     * window sees the next row: from then on, for twice the window, two groups alternate at full rate. Where runs start
     * at random the next row may be of the same group.
     */
    private static double oneGroupAtATime(DramType type, double perRow, double span, boolean random) {
        double fast = type.timing().burstNs();
        double slow = Math.max(fast, type.timing().ccdLongNs());
        double overlapped = Math.min(perRow, 2.0 * WINDOW);
        double apart = (overlapped * fast + (perRow - overlapped) * slow) / perRow;
        double rowsPerRun = Math.max(1, span / perRow);
        double same = random
                ? Math.pow(1.0 / type.organisation().bankGroups(), Math.max(1, WINDOW / perRow)) / rowsPerRun
                : 0;
        return (1 - same) * apart + same * slow;
    }

    private static Use strided(DramType type, DramAddressMap map, DramTraffic traffic) {
        DramOrganisation o = type.organisation();
        DramTiming t = type.timing();
        long stride = Math.max(1, traffic.strideBytes() * 8 / o.burstBits());
        long access = Math.max(1, traffic.accessBytes() * 8L / o.burstBits());
        long channels = map.valuesInStride(o, DramAddressMap.Field.CHANNEL, stride, access);
        long groups = map.valuesInStride(o, DramAddressMap.Field.GROUP, stride, access);
        long banks = map.valuesInStride(o, DramAddressMap.Field.BANK, stride, access);
        long ranks = map.valuesInStride(o, DramAddressMap.Field.RANK, stride, access);
        long perRow = map.valuesInStride(o, DramAddressMap.Field.COLUMN, stride, access);
        boolean groupsFirst = map.burstsBelow(o, DramAddressMap.Field.GROUP)
                < map.burstsBelow(o, DramAddressMap.Field.COLUMN);
        double busNs = t.burstNs();
        if (groups == 1 && o.bankGroups() > 1) {
            busNs = Math.max(busNs, t.ccdLongNs());
        } else if (!groupsFirst) {
            busNs = oneGroupAtATime(type, perRow, perRow, false);
        }
        boolean oneGroup = groups == 1 && o.bankGroups() > 1;
        return new Use(channels, ranks, (double) groups * banks * ranks, perRow, busNs, oneGroup);
    }

    /** Bus time lost to turning around: the controller gathers at least a window of the rarer kind before it turns. */
    private static double turnaround(DramType type, DramTraffic traffic, Use use) {
        double rarer = Math.min(traffic.writeShare(), 1 - traffic.writeShare());
        if (rarer == 0) {
            return 0;
        }
        double bursts = (double) traffic.accessesPerDirection() * traffic.accessBytes() * 8
                / type.organisation().burstBits() / use.channels;
        double betweenTurnsNs = Math.max(WINDOW, bursts) / rarer * use.busNs;
        double lost = type.timing().turnaroundPairNs();
        return lost / (betweenTurnsNs + lost);
    }
}
