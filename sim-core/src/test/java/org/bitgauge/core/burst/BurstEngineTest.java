package org.bitgauge.core.burst;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.engine.RandomSchedules;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.memory.dram.BurstDram;
import org.bitgauge.core.memory.dram.BurstPort;
import org.bitgauge.core.memory.dram.CommandTiming;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.ChannelLosses;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.TileKind;
import org.junit.jupiter.api.Test;

class BurstEngineTest {
    private static final BurstDram DDR4 =
            BurstDram.of(DramTypes.standard().named("ddr4-3200"), DramAddressMap.INTERLEAVED);
    private static final long CASES = 1500;
    private static final int BURST_BITS = 512;
    /** Data alone: a burst in four clocks, nothing else takes time. */
    private static final BurstPort IDEAL = new BurstPort(
            new BurstDram(
                    DDR4.type(), DDR4.limits(), DDR4.map(), DDR4.controller().withoutRefresh()),
            1,
            0,
            new CommandTiming(4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 1));

    @Test
    void anIdealDramEqualsTheEventEngineToTheCycle() {
        Channel dram = new Channel("dram", BURST_BITS, 4, 0);
        int compared = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Optional<Schedule> schedule = onOneDram(seed, dram);
            Optional<Timing> event = schedule.flatMap(s -> events(new EventEngine(false), s));
            if (event.isPresent()) {
                Timing bursts = run(IDEAL, 1.6e9, dram, schedule.get());
                assertThat(bursts.cycles())
                        .as("seed %d", seed)
                        .isEqualTo(event.get().cycles());
                assertThat(bursts.entries())
                        .as("seed %d", seed)
                        .isEqualTo(event.get().entries());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan((int) CASES / 3);
    }

    @Test
    void everyCycleHasOneCauseAndNothingIsFasterThanThePins() {
        Channel dram = new Channel("dram", 1, 2, 70, new ChannelLosses(0, 1, 0, 40, 9, 512));
        double[] clocks = {1e9, 2.5e8, 963_271_234, 3.2e9};
        BurstPort[] ports = {BurstPort.of(DDR4), BurstPort.of(DDR4, 0.3)};
        int compared = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Optional<Schedule> schedule = onOneDram(seed, dram);
            if (schedule.isPresent()
                    && events(new EventEngine(), schedule.get()).isPresent()) {
                double clock = clocks[(int) seed % clocks.length];
                int narrow = (int) (seed / 4) % 2;
                Timing timing = run(ports[narrow], clock, dram, schedule.get());
                assertThat(sum(timing, "array")).as("seed %d", seed).isEqualTo(timing.cycles());
                assertThat(sum(timing, "dram")).as("seed %d", seed).isIn(0L, timing.cycles());
                double peak = 25.6e9 * 8 * (narrow == 0 ? 1 : 0.3) / clock;
                assertThat(timing.cycles() * peak * 1.01)
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(moved(schedule.get()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan((int) CASES / 3);
    }

    @Test
    void aNarrowPortBehindTheDramLimitsIt() {
        Channel dram = new Channel("dram", 1000, 3, 40);
        Optional<Schedule> schedule = onOneDram(11, dram.atMost(16));
        Timing timing = run(BurstPort.of(DDR4), 1e9, dram, schedule.orElseThrow());
        assertThat(timing.cycles() * 16).isGreaterThanOrEqualTo(moved(schedule.orElseThrow()));
        assertThat(sum(timing, "dram")).isEqualTo(timing.cycles());
    }

    private static Timing run(BurstPort port, double clockHz, Channel dram, Schedule schedule) {
        return new BurstEngine(port, clockHz, dram)
                .run(schedule, SequentialAddresses.of(schedule, 8192))
                .timing();
    }

    /** Nothing where a schedule can never finish. */
    private static Optional<Timing> events(Engine engine, Schedule schedule) {
        try {
            return Optional.of(engine.run(schedule));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long sum(Timing timing, String resource) {
        return timing.entries().stream()
                .filter(e -> e.resource().equals(resource))
                .mapToLong(CycleEntry::cycles)
                .sum();
    }

    private static long moved(Schedule schedule) {
        long[] tiles = schedule.tilesByKind();
        long bits = 0;
        for (int k = 0; k < schedule.streams().size(); k++) {
            for (int i = 0; i < tiles.length && isDram(schedule, k); i++) {
                bits += tiles[i] * schedule.kinds().get(i).bits().get(k);
            }
        }
        return bits;
    }

    private static boolean isDram(Schedule schedule, int stream) {
        return schedule.channels()
                .get(schedule.streams().get(stream).channel())
                .level()
                .equals("dram");
    }

    /** A random schedule with one channel of a DRAM, over which whole bursts move. */
    private static Optional<Schedule> onOneDram(long seed, Channel dram) {
        Schedule random = RandomSchedules.schedule(seed, 60);
        if (random.channels().stream().filter(c -> c.level().equals("dram")).count() != 1) {
            return Optional.empty();
        }
        ImmutableList.Builder<TileKind> kinds = ImmutableList.builder();
        for (TileKind kind : random.kinds()) {
            ImmutableLongArray.Builder bits = ImmutableLongArray.builder();
            for (int k = 0; k < random.streams().size(); k++) {
                long own = kind.bits().get(k);
                bits.add(isDram(random, k) ? -Math.floorDiv(-own, BURST_BITS) * BURST_BITS : own);
            }
            kinds.add(new TileKind(kind.busy(), kind.macs(), bits.build(), kind.accesses()));
        }
        return Optional.of(new Schedule(
                random.description(),
                random.channels().stream()
                        .map(c -> c.level().equals("dram") ? dram : c)
                        .collect(ImmutableList.toImmutableList()),
                random.streams(),
                random.ports(),
                kinds.build(),
                random.order()));
    }
}
