package org.bitgauge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What taking a cause away does to random schedules. */
class WhatIfTest {
    private static final int CASES = Integer.getInteger("bitgauge.cases", 200);
    private static final Engine ENGINE = new EventEngine();

    @ParameterizedTest
    @EnumSource(RemovableCause.class)
    void withoutACauseNoRunIsSlowerAndItsWaitsAreGone(RemovableCause cause) {
        WhatIf whatIf = WhatIf.parse("no-" + cause.label());
        long booked = 0;
        long saved = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Schedule schedule = withWaitsWithinTiles(RandomSchedules.schedule(seed, 500));
            Optional<Timing> plain = EventEngineTest.run(ENGINE, schedule);
            if (plain.isPresent()) {
                Timing without = ENGINE.run(whatIf.apply(schedule));
                assertThat(without.cycles())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(plain.get().cycles());
                assertThat(covered(whatIf, without)).as("seed %d", seed).isZero();
                booked += covered(whatIf, plain.get());
                saved += plain.get().cycles() - without.cycles();
            }
        }
        assertThat(saved > 0)
                .as("saves something exactly where there is something")
                .isEqualTo(booked > 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.Reason.class,
            names = {"ROW_MISS", "REFRESH", "TURNAROUND", "BANK_CONFLICT"})
    void withoutAReasonChannelsKeepAllOtherReasons(Cause.Reason gone) {
        WhatIf whatIf = WhatIf.parse("no-dram-" + gone.label());
        boolean lost = false;
        for (long seed = 0; seed < CASES; seed++) {
            Schedule schedule = RandomSchedules.schedule(seed, 9);
            Schedule without = whatIf.apply(schedule);
            for (int c = 0; c < schedule.channels().size(); c++) {
                Channel before = schedule.channels().get(c);
                long[] expected = before.cyclesByReason(16_000, Stream.Direction.OUT);
                if (before.level().equals("dram")) {
                    lost |= expected[gone.ordinal()] > 0;
                    expected[gone.ordinal()] = 0;
                }
                long[] left = without.channels().get(c).cyclesByReason(16_000, Stream.Direction.OUT);
                for (int r = 0; r < left.length; r++) {
                    assertThat(left[r]).as("seed %d, reason %d", seed, r).isBetween(expected[r] - 1, expected[r] + 1);
                }
                assertThat(left[gone.ordinal()]).isEqualTo(expected[gone.ordinal()]);
            }
        }
        assertThat(lost).isTrue();
    }

    @Test
    void withoutAnyWaitARunTakesItsBusyCycles() {
        for (long seed = 0; seed < CASES; seed++) {
            Schedule schedule = RandomSchedules.schedule(seed, 500);
            if (EventEngineTest.run(ENGINE, schedule).isPresent()) {
                long busy = 0;
                long[] tiles = schedule.tilesByKind();
                for (int kind = 0; kind < tiles.length; kind++) {
                    busy += tiles[kind] * schedule.kinds().get(kind).busyCycles();
                }
                assertThat(ENGINE.run(WhatIf.parse("no-waits").apply(schedule)).cycles())
                        .as("seed %d", seed)
                        .isEqualTo(busy);
                String all = "no-bandwidth+no-latency+no-row-miss+no-refresh+no-turnaround+no-bank-conflict";
                assertThat(ENGINE.run(WhatIf.parse(all).apply(schedule)).cycles())
                        .as("seed %d", seed)
                        .isEqualTo(busy);
            }
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithTheList() {
        assertThatThrownBy(() -> WhatIf.parse("no-dram"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'no-dram'")
                .hasMessageContaining("no-dram-bandwidth")
                .hasMessageContaining("no-fill");
        assertThat(WhatIf.parse("no-fill+no-drain").name()).isEqualTo("no-fill+no-drain");
    }

    /** As where a port cannot feed the array at full rate. */
    private static Schedule withWaitsWithinTiles(Schedule schedule) {
        Cause port = new Cause(Cause.Kind.WAIT_WEIGHTS, "buffer", Cause.Reason.BANDWIDTH);
        Cause late = new Cause(Cause.Kind.WAIT_ACTIVATIONS, "buffer", Cause.Reason.LATENCY);
        return new Schedule(
                schedule.description(),
                schedule.channels(),
                schedule.streams(),
                schedule.ports(),
                schedule.kinds().stream()
                        .map(kind -> new TileKind(
                                ImmutableList.<TileKind.Busy>builder()
                                        .addAll(kind.busy())
                                        .add(new TileKind.Busy(port, kind.busyCycles() / 3))
                                        .add(new TileKind.Busy(late, 1))
                                        .build(),
                                kind.macs(),
                                kind.bits(),
                                kind.accesses()))
                        .collect(ImmutableList.toImmutableList()),
                schedule.order());
    }

    private static long covered(WhatIf whatIf, Timing timing) {
        return timing.entries().stream()
                .filter(entry -> entry.resource().equals("array") && whatIf.covers(entry.cause()))
                .mapToLong(CycleEntry::cycles)
                .sum();
    }
}
