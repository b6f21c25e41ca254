package org.bitgauge.core.engine;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.TileKind;

/** A cause of cycles that can be taken out of a schedule: of a channel a reason to wait for it, of tiles one busy cause. */
public enum RemovableCause {
    DRAM_BANDWIDTH(Where.DRAM, Cause.Reason.BANDWIDTH),
    DRAM_LATENCY(Where.DRAM, Cause.Reason.LATENCY),
    DRAM_WAITS(Where.DRAM, Cause.Reason.NONE),
    DRAM_ROW_MISS(Where.DRAM, Cause.Reason.ROW_MISS),
    DRAM_REFRESH(Where.DRAM, Cause.Reason.REFRESH),
    DRAM_TURNAROUND(Where.DRAM, Cause.Reason.TURNAROUND),
    DRAM_BANK_CONFLICT(Where.DRAM, Cause.Reason.BANK_CONFLICT),
    PORT_BANDWIDTH(Where.PORTS, Cause.Reason.BANDWIDTH),
    PORT_LATENCY(Where.PORTS, Cause.Reason.LATENCY),
    PORT_BANK_CONFLICT(Where.PORTS, Cause.Reason.BANK_CONFLICT),
    PORT_CONFLICT(Where.PORTS, Cause.Reason.PORT_CONFLICT),
    PORT_WAITS(Where.PORTS, Cause.Reason.NONE),
    BANDWIDTH(Where.ALL, Cause.Reason.BANDWIDTH),
    LATENCY(Where.ALL, Cause.Reason.LATENCY),
    ROW_MISS(Where.ALL, Cause.Reason.ROW_MISS),
    REFRESH(Where.ALL, Cause.Reason.REFRESH),
    TURNAROUND(Where.ALL, Cause.Reason.TURNAROUND),
    BANK_CONFLICT(Where.ALL, Cause.Reason.BANK_CONFLICT),
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

    /** What goes, in one line. */
    public String description() {
        if (busy.isPresent()) {
            return "cycles of tiles that go into " + busy.get().label();
        }
        String what =
                switch (reason) {
                    case NONE -> "all reasons to wait";
                    case BANDWIDTH -> "the time that data occupies the bus or port; infinite bandwidth";
                    case LATENCY -> "the way of the data after its transfer, opening a row apart";
                    case ROW_MISS -> "opening of rows, in bandwidth and in latency";
                    case REFRESH -> "refreshes";
                    case TURNAROUND -> "turns of the bus from reads to writes and back";
                    case BANK_CONFLICT -> "accesses that meet in one bank, bank group or rank";
                    case PORT_CONFLICT -> "fills and drains that take a port from those that use the memory";
                };
        return what
                + switch (where) {
                    case DRAM -> ", of the DRAM";
                    case PORTS -> ", of all memories on chip";
                    case NOWHERE, ALL -> ", of all memories";
                };
    }

    /** Whether cycles with this cause are what is removed. */
    public boolean covers(Cause cause) {
        return busy.isPresent()
                ? busy.get() == cause.kind()
                : cause.kind().isWait()
                        && at(cause.level())
                        && (reason == Cause.Reason.NONE || reason == cause.reason());
    }

    /** The schedule without it. */
    Schedule without(Schedule schedule) {
        return new Schedule(
                schedule.description(),
                schedule.channels().stream().map(this::without).collect(ImmutableList.toImmutableList()),
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

    private Channel without(Channel channel) {
        if (!at(channel.level())) {
            return channel;
        }
        if (reason != Cause.Reason.NONE) {
            return channel.without(reason);
        }
        return new Channel(channel.level(), channel.bits(), 0, 0);
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
