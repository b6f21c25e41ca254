package org.bitgauge.core.engine;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.TileKind;

/** A cause of cycles that can be taken out of a schedule: of a channel its occupancy or latency, of tiles one busy cause. */
public enum RemovableCause {
    DRAM_BANDWIDTH(Where.DRAM, Cause.Reason.BANDWIDTH),
    DRAM_LATENCY(Where.DRAM, Cause.Reason.LATENCY),
    DRAM_WAITS(Where.DRAM, Cause.Reason.NONE),
    /** What refresh takes of the bandwidth; ledgers book it as bandwidth. */
    DRAM_REFRESH(Where.NOWHERE, Cause.Reason.REFRESH),
    PORT_BANDWIDTH(Where.PORTS, Cause.Reason.BANDWIDTH),
    PORT_LATENCY(Where.PORTS, Cause.Reason.LATENCY),
    PORT_WAITS(Where.PORTS, Cause.Reason.NONE),
    BANDWIDTH(Where.ALL, Cause.Reason.BANDWIDTH),
    LATENCY(Where.ALL, Cause.Reason.LATENCY),
    WAITS(Where.ALL, Cause.Reason.NONE),
    IDLE_LANES(Cause.Kind.IDLE_LANES),
    FILL(Cause.Kind.FILL),
    DRAIN(Cause.Kind.DRAIN),
    LANE_SYNC(Cause.Kind.LANE_SYNC),
    COLUMN_SYNC(Cause.Kind.COLUMN_SYNC),
    TILE_SYNC(Cause.Kind.TILE_SYNC),
    RECONFIGURATION(Cause.Kind.RECONFIGURATION),
    VECTOR(Cause.Kind.VECTOR);

    /** Level of the channel that leads off the chip. */
    private static final String DRAM = "dram";

    private enum Where {
        NOWHERE,
        DRAM,
        PORTS,
        ALL
    }

    private final Where where;
    private final Cause.Reason reason;
    private final Optional<Cause.Kind> busy;

    /** Waits for channels; {@link Cause.Reason#NONE} stands for all reasons. */
    RemovableCause(Where where, Cause.Reason reason) {
        this.where = where;
        this.reason = reason;
        this.busy = Optional.empty();
    }

    RemovableCause(Cause.Kind kind) {
        this.where = Where.NOWHERE;
        this.reason = Cause.Reason.NONE;
        this.busy = Optional.of(kind);
    }

    /** Name on the command line without {@code no-}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether cycles with this cause are what is removed. */
    public boolean covers(Cause cause) {
        return busy.isPresent()
                ? busy.get() == cause.kind()
                : cause.kind().isWait()
                        && at(cause.level())
                        && (reason == Cause.Reason.NONE || reason == cause.reason());
    }

    /**
     * The schedule without it.
     *
     * @param refreshLeaves share of its time that refresh leaves the DRAM for data
     */
    Schedule without(Schedule schedule, double refreshLeaves) {
        return new Schedule(
                schedule.description(),
                schedule.channels().stream()
                        .map(c -> without(c, refreshLeaves))
                        .collect(ImmutableList.toImmutableList()),
                schedule.streams(),
                schedule.ports(),
                schedule.kinds().stream().map(this::without).collect(ImmutableList.toImmutableList()),
                schedule.order());
    }

    private boolean at(String level) {
        return switch (where) {
            case NOWHERE -> false;
            case DRAM -> level.equals(DRAM);
            case PORTS -> !level.equals(DRAM);
            case ALL -> true;
        };
    }

    private Channel without(Channel channel, double refreshLeaves) {
        if (this == DRAM_REFRESH && channel.level().equals(DRAM)) {
            long bits = Math.max(channel.bits(), Math.round(channel.bits() / refreshLeaves));
            return new Channel(channel.level(), bits, channel.perCycles(), channel.latencyCycles());
        }
        if (!at(channel.level())) {
            return channel;
        }
        long perCycles = reason == Cause.Reason.LATENCY ? channel.perCycles() : 0;
        long latency = reason == Cause.Reason.BANDWIDTH ? channel.latencyCycles() : 0;
        return new Channel(channel.level(), channel.bits(), perCycles, latency);
    }

    /** Waits within a tile go, too. A tile that consists of nothing else keeps one cycle, since tiles take time. */
    private TileKind without(TileKind kind) {
        ImmutableList<TileKind.Busy> rest = kind.busy().stream()
                .filter(part -> !covers(part.cause()) && part.cycles() > 0)
                .collect(ImmutableList.toImmutableList());
        ImmutableList<TileKind.Busy> left = rest.isEmpty()
                ? ImmutableList.of(new TileKind.Busy(kind.busy().get(0).cause(), 1))
                : rest;
        return new TileKind(left, kind.macs(), kind.bits(), kind.accesses());
    }
}
