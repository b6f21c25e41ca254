package org.bitgauge.core.memory;

/**
 * Share of its peak bandwidth that a DRAM reaches, in closed form:
 *
 * <pre>refresh x min(channels in use x bus x (1 - turnaround), activations, banks, outstanding requests)</pre>
 *
 * <p>Each bound is a share of peak. The controller is an open-page one that looks ahead over {@value #WINDOW} requests
 * per channel. Compared with DRAMsim3 in docs/modelling-memory.md; not modelled: many interleaved streams, uneven
 * channels.
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

    /** Clocks of the command path that a lone request sees beyond the DRAM's own latency (DRAMsim3: 3.6 to 6). */
    static final double COMMAND_PATH_CLOCKS = 4;

    /** Clocks the bus idles when it changes rank: tRTRS 1 and part of a read preamble; fitted to DRAMsim3. */
    static final double RANK_SWITCH_CLOCKS = 1.5;

    /** How sharply latency gives way to throughput for random requests; fitted to DRAMsim3. */
    static final double KNEE = 3;

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
        double latencyNs =
                COMMAND_PATH_CLOCKS * t.clockNs() + (use.perActivation > 1.5 ? t.hitLatencyNs() : t.missLatencyNs());
        boolean random = !traffic.endless() && traffic.strideBytes() == 0;
        double underWay = random ? apart(type, traffic) : traffic.outstanding();
        double latency = underWay * traffic.accessBytes() / (latencyNs * 1e-9) / type.peakBytesPerSecond();
        double refresh = t.refreshEfficiency();
        double bound = refresh * Math.min(Math.min(1, bus), Math.min(activation, bank));
        double share = random ? queued(bound, latency) : Math.min(bound, latency);
        return new EffectiveBandwidth(share, refresh, bus, activation, bank, latency, use.perActivation);
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

    /** Random requests under way that are in different banks, as expected of as many balls in as many bins. */
    private static double apart(DramType type, DramTraffic traffic) {
        DramOrganisation o = type.organisation();
        if (traffic.outstanding() == Integer.MAX_VALUE) {
            return traffic.outstanding();
        }
        double perAccess = Math.max(1, traffic.accessBytes() * 8.0 / o.burstBits());
        double bins = Math.max(1, o.channels() / perAccess) * o.ranksPerChannel() * o.banksPerRank();
        return bins * (1 - Math.pow(1 - 1 / bins, traffic.outstanding()));
    }

    /** Throughput of random requests near the knee, where queueing rounds the smaller of two bounds. */
    private static double queued(double bound, double latency) {
        return bound / Math.pow(1 + Math.pow(bound / latency, KNEE), 1 / KNEE);
    }

    private static Use runs(DramType type, DramAddressMap map, DramTraffic traffic) {
        DramOrganisation o = type.organisation();
        double span = traffic.endless() ? Double.MAX_VALUE : traffic.runBytes() * 8 / o.burstBits();
        double perRow = map.valuesInRun(o, DramAddressMap.Field.COLUMN, span);
        boolean groupsFirst =
                map.burstsBelow(o, DramAddressMap.Field.GROUP) < map.burstsBelow(o, DramAddressMap.Field.COLUMN);
        double burst = type.timing().burstNs();
        double busNs = groupsFirst || o.bankGroups() == 1
                ? burst
                : oneGroupAtATime(type, perRow, span, !traffic.endless(), window(traffic));
        if (o.ranksPerChannel() > 1 && !traffic.endless()) {
            double switches = 1 - 1.0 / o.ranksPerChannel();
            double perChannel = Math.max(1, span / o.channels());
            busNs += switches * RANK_SWITCH_CLOCKS * type.timing().clockNs() / perChannel;
        }
        double banks = (double) o.banksPerRank() * o.ranksPerChannel();
        double channels = o.channels();
        if (traffic.endless() && traffic.outstanding() < Integer.MAX_VALUE) {
            double ahead = (double) traffic.outstanding() * traffic.accessBytes() * 8 / o.burstBits();
            channels = map.valuesInRun(o, DramAddressMap.Field.CHANNEL, ahead);
        }
        return new Use(channels, o.ranksPerChannel(), banks, perRow, busNs, false);
    }

    private static int window(DramTraffic traffic) {
        return Math.min(WINDOW, traffic.outstanding());
    }

    /**
     * Bus time of a burst when a row's bursts follow one another in one bank group (tCCD_L) until the controller's
     * window sees the next row: from then on, for twice the window, two groups alternate at full rate. Where runs start
     * at random the next row may be of the same group.
     */
    private static double oneGroupAtATime(DramType type, double perRow, double span, boolean random, int window) {
        double fast = type.timing().burstNs();
        double slow = Math.max(fast, type.timing().ccdLongNs());
        double overlapped = Math.min(perRow, 2.0 * window);
        double apart = (overlapped * fast + (perRow - overlapped) * slow) / perRow;
        double rowsPerRun = Math.max(1, span / perRow);
        double same = random
                ? Math.pow(1.0 / type.organisation().bankGroups(), Math.max(1, window / perRow)) / rowsPerRun
                : 0;
        return (1 - same) * apart + same * slow;
    }

    /** As {@link #oneGroupAtATime}, where the group stays and the rank changes after {@code perRank} bursts. */
    private static double twoRanksOneGroup(DramType type, double perRank) {
        DramTiming t = type.timing();
        double alternating = t.burstNs() + RANK_SWITCH_CLOCKS * t.clockNs();
        double slow = Math.max(alternating, t.ccdLongNs());
        double overlapped = Math.min(perRank, 2.0 * WINDOW);
        return (overlapped * alternating + (perRank - overlapped) * slow) / perRank;
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
        boolean groupsFirst =
                map.burstsBelow(o, DramAddressMap.Field.GROUP) < map.burstsBelow(o, DramAddressMap.Field.COLUMN);
        double busNs = t.burstNs();
        if (groups == 1 && o.bankGroups() > 1) {
            busNs = ranks > 1 ? twoRanksOneGroup(type, (double) perRow * banks) : Math.max(busNs, t.ccdLongNs());
        } else if (!groupsFirst) {
            busNs = oneGroupAtATime(type, perRow, perRow, false, window(traffic));
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
        double bursts = (double) traffic.accessesPerDirection()
                * traffic.accessBytes()
                * 8
                / type.organisation().burstBits()
                / use.channels;
        double betweenTurnsNs = Math.max(WINDOW, bursts) / rarer * use.busNs;
        double lost = type.timing().turnaroundPairNs();
        return lost / (betweenTurnsNs + lost);
    }
}
