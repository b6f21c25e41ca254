package org.bitgauge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.ChannelLosses;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;
import org.junit.jupiter.api.Test;

/** Better hardware never makes a run slower. */
class MonotoneTest {
    private static final int CASES = Integer.getInteger("bitgauge.cases", 200) * 3;

    private static final Engine ENGINE = new EventEngine();

    @Test
    void moreBandwidthNeverMakesARunSlower() {
        neverSlower(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            return schedule -> channels(
                    schedule,
                    c -> new Channel(
                            c.level(),
                            c.bits() + random.nextLong(3),
                            random.nextLong(Math.max(1, lost(c)), c.perCycles() + 1),
                            c.latencyCycles(),
                            c.losses()));
        });
    }

    @Test
    void lessLatencyNeverMakesARunSlower() {
        neverSlower(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            return schedule -> channels(
                    schedule,
                    c -> new Channel(
                            c.level(),
                            c.bits(),
                            c.perCycles(),
                            random.nextLong(c.losses().rowMissLatency(), c.latencyCycles() + 1),
                            c.losses()));
        });
    }

    @Test
    void smallerLossesNeverMakeARunSlower() {
        neverSlower(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            return schedule -> channels(schedule, c -> {
                ChannelLosses l = c.losses();
                ChannelLosses less = new ChannelLosses(
                        random.nextLong(l.rowMiss() + 1),
                        random.nextLong(l.refresh() + 1),
                        random.nextLong(l.bankConflict() + 1),
                        random.nextLong(l.rowMissLatency() + 1),
                        random.nextLong(l.turnaround() + 1),
                        l.turnaroundBits() + random.nextLong(10));
                long gone = lost(c) - less.rowMiss() - less.refresh() - less.bankConflict();
                return new Channel(c.level(), c.bits(), c.perCycles() - gone, c.latencyCycles(), less);
            });
        });
    }

    private static long lost(Channel c) {
        return c.losses().rowMiss() + c.losses().refresh() + c.losses().bankConflict();
    }

    @Test
    void narrowerOperandsNeverMakeARunSlower() {
        neverSlower(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            return schedule -> kinds(schedule, kind -> {
                long[] bits = kind.bits().toArray();
                for (int k = 0; k < bits.length; k++) {
                    bits[k] = bits[k] == 0 ? 0 : random.nextLong(1, bits[k] + 1);
                }
                return new TileKind(kind.busy(), kind.macs(), ImmutableLongArray.copyOf(bits), kind.accesses());
            });
        });
    }

    @Test
    void shorterTilesNeverMakeARunSlower() {
        neverSlower(seed -> schedule -> kinds(
                schedule,
                kind -> new TileKind(
                        ImmutableList.of(new TileKind.Busy(kind.busy().get(0).cause(), (kind.busyCycles() + 1) / 2)),
                        kind.macs(),
                        kind.bits(),
                        kind.accesses())));
    }

    /** Holds where channels have one stream; on shared ones a transfer fetched early can be in the way of another. */
    @Test
    void moreSlotsNeverMakeARunSlowerOnChannelsOfTheirOwn() {
        neverSlower(seed -> schedule -> slots(schedule, new SplittableRandom(seed)), MonotoneTest::unshared);
    }

    @Test
    void moreSlotsOnSharedChannelsRarelyMakeARunSlower() {
        int slower = 0;
        int ran = 0;
        double worst = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Schedule schedule = RandomSchedules.schedule(seed, 500);
            Optional<Timing> plain = EventEngineTest.run(ENGINE, schedule);
            if (plain.isPresent()) {
                long better =
                        ENGINE.run(slots(schedule, new SplittableRandom(seed))).cycles();
                ran++;
                slower += better > plain.get().cycles() ? 1 : 0;
                worst = Math.max(worst, (double) better / plain.get().cycles() - 1);
            }
        }
        assertThat(slower).as("of %d", ran).isBetween(1, ran / 10);
        assertThat(worst).isLessThan(0.15);
    }

    private static void neverSlower(LongFunction<UnaryOperator<Schedule>> change) {
        neverSlower(change, UnaryOperator.identity());
    }

    private static void neverSlower(LongFunction<UnaryOperator<Schedule>> change, UnaryOperator<Schedule> prepare) {
        int faster = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Schedule schedule = prepare.apply(RandomSchedules.schedule(seed, 500));
            Optional<Timing> plain = EventEngineTest.run(ENGINE, schedule);
            if (plain.isPresent()) {
                Timing better = ENGINE.run(change.apply(seed).apply(schedule));
                assertThat(better.cycles())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(plain.get().cycles());
                faster += better.cycles() < plain.get().cycles() ? 1 : 0;
            }
        }
        assertThat(faster).as("cases that became faster").isGreaterThan(CASES / 20);
    }

    private static Schedule slots(Schedule schedule, SplittableRandom random) {
        return streams(
                schedule,
                s -> new Stream(
                        s.name(), s.tensor(), s.direction(), s.channel(), s.slots() + random.nextInt(3), s.parent()));
    }

    /** The same with a channel for each stream. */
    private static Schedule unshared(Schedule schedule) {
        ImmutableList.Builder<Channel> channels = ImmutableList.builder();
        ImmutableList.Builder<Stream> streams = ImmutableList.builder();
        for (int k = 0; k < schedule.streams().size(); k++) {
            Stream s = schedule.streams().get(k);
            channels.add(schedule.channels().get(s.channel()));
            streams.add(new Stream(s.name(), s.tensor(), s.direction(), k, s.slots(), s.parent()));
        }
        return with(schedule, channels.build(), streams.build(), schedule.kinds());
    }

    private static Schedule channels(Schedule schedule, UnaryOperator<Channel> change) {
        return with(schedule, map(schedule.channels(), change), schedule.streams(), schedule.kinds());
    }

    private static Schedule streams(Schedule schedule, UnaryOperator<Stream> change) {
        return with(schedule, schedule.channels(), map(schedule.streams(), change), schedule.kinds());
    }

    private static Schedule kinds(Schedule schedule, UnaryOperator<TileKind> change) {
        return with(schedule, schedule.channels(), schedule.streams(), map(schedule.kinds(), change));
    }

    private static <T> ImmutableList<T> map(ImmutableList<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).collect(ImmutableList.toImmutableList());
    }

    private static Schedule with(
            Schedule schedule,
            ImmutableList<Channel> channels,
            ImmutableList<Stream> streams,
            ImmutableList<TileKind> kinds) {
        return new Schedule(schedule.description(), channels, streams, schedule.ports(), kinds, schedule.order());
    }
}
