package org.bitgauge.core.memory.dram;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.event.Simulator;
import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramOrganisation;
import org.bitgauge.core.memory.DramType;

/**
 * A DRAM whose every command has its clock: address streams go through transaction and bank queues to banks with an open
 * row. {@link org.bitgauge.core.memory.EffectiveBandwidth} is the closed form beside it.
 *
 * @param type organisation, timing and energies
 * @param limits limits between commands beyond those of the type
 * @param map order of the address fields
 * @param controller queues and order of requests
 * @param standby power of ranks that stand by
 */
public record BurstDram(
        DramType type, CommandLimits limits, DramAddressMap map, DramController controller, StandbyPower standby) {
    public BurstDram {
        requireNonNull(limits, "limits");
        requireNonNull(map, "map");
        requireNonNull(controller, "controller");
        requireNonNull(standby, "standby");
        DramOrganisation o = type.organisation();
        if (o.ranksPerChannel() * o.banksPerRank() > Long.SIZE) {
            throw new IllegalArgumentException("a channel has at most " + Long.SIZE + " banks, was "
                    + o.ranksPerChannel() + " ranks of " + o.banksPerRank());
        }
    }

    /** A DRAM with the standby power of its type. */
    public BurstDram(DramType type, CommandLimits limits, DramAddressMap map, DramController controller) {
        this(type, limits, map, controller, StandbyPower.of(type));
    }

    /** A preset with the standard controller. */
    public static BurstDram of(DramType type, DramAddressMap map) {
        return new BurstDram(type, CommandLimits.of(type), map, DramController.standard());
    }

    /** The limits in clocks. */
    public CommandTiming timing() {
        return CommandTiming.of(type, limits);
    }

    AddressDecoder decoder() {
        return new AddressDecoder(type.organisation(), map);
    }

    /**
     * Serves a stream for a time, as long as it lasts.
     *
     * @param clocks when to stop
     */
    public DramRun run(AddressStream stream, AccessPort port, long clocks) {
        if (clocks < 1) {
            throw new IllegalArgumentException("a DRAM runs for at least one clock, was " + clocks);
        }
        return run(stream, port, clocks, true);
    }

    /** Serves a finite stream to its end. */
    public DramRun runToEnd(AddressStream stream, AccessPort port) {
        return run(stream, port, 0, false);
    }

    private DramRun run(AddressStream stream, AccessPort port, long clocks, boolean stops) {
        int burstBytes = type.organisation().burstBits() / 8;
        if (port.accessBytes() % burstBytes != 0) {
            throw new IllegalArgumentException(
                    "accesses are whole bursts of " + burstBytes + " B, were of " + port.accessBytes() + " B");
        }
        Simulator simulator = new Simulator();
        AccessSource source = new AccessSource(simulator, this, stream, port);
        if (stops) {
            source.stopAt(clocks);
        }
        while (!source.isStopped() && simulator.step()) {
            continue;
        }
        Counters sum = new Counters();
        for (Channel channel : source.channels()) {
            sum.add(channel.counters);
        }
        long end = stops ? clocks : sum.lastData;
        for (Channel channel : source.channels()) {
            sum.closedClocks += channel.closedSinceLastCommand(end);
        }
        return DramRun.of(this, sum, end);
    }
}
