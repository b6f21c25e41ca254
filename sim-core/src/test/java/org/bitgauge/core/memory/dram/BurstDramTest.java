package org.bitgauge.core.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramTiming;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected clock below is worked out by hand from the JEDEC limits of DDR4-3200: 22-22-22, tRC 74, tFAW 34. */
class BurstDramTest {
    private static final long SPAN = 512L << 20;
    private static final AccessPort DEEP = AccessPort.inOrder(64);
    private static final AccessPort ALONE = DEEP.withOutstanding(1);
    private static final BurstDram DDR4 = dram("ddr4-3200");
    private static final BurstDram STEADY = new BurstDram(
            DDR4.type(), DDR4.limits(), DDR4.map(), DDR4.controller().withoutRefresh());

    @Test
    void aLoneReadTakesActivationLatencyAndBurst() {
        DramRun run = STEADY.runToEnd(AddressStreams.first(1, sequential()), ALONE);

        // taken at 1, activated at 2, read at 2 + 22, last data 22 + 4 later
        assertThat(run.clocks()).isEqualTo(2 + 22 + 22 + 4);
        assertThat(run.activates()).isEqualTo(1);
    }

    @Test
    void aRowHitReturnsAfterCasAndBurstAndAMissAfterPrechargeAndActivateToo() {
        DramRun hits = STEADY.run(sequentialInRows(), ALONE, 280_000);
        DramRun misses = STEADY.run(AddressStreams.randomRuns(SPAN, 64, 64, false, 7), ALONE, 720_000);

        assertThat(DDR4.timing().hitClocks()).isEqualTo(26);
        assertThat(DDR4.timing().missClocks()).isEqualTo(70);
        assertThat(hits.clocks() / (double) hits.reads()).isCloseTo(26 + DramController.PATH_CLOCKS, within(0.6));
        assertThat(misses.clocks() / (double) misses.reads()).isCloseTo(70 + DramController.PATH_CLOCKS, within(1.5));
    }

    @Test
    void withRefreshALoneRequestTakesThePublished18Point5And45Point9Nanoseconds() {
        DramRun hits = DDR4.run(sequentialInRows(), ALONE, 1_000_000);
        DramRun misses = DDR4.run(AddressStreams.randomRuns(SPAN, 64, 64, false, 7), ALONE, 1_000_000);

        assertThat(hits.seconds() / hits.reads() * 1e9).isCloseTo(18.5, within(0.2));
        assertThat(misses.seconds() / misses.reads() * 1e9).isCloseTo(45.9, within(0.9));
    }

    @Test
    void aRankStandsByAtLessWhileAllItsBanksAreClosed() {
        DramRun run = STEADY.runToEnd(AddressStreams.first(1, sequential()), ALONE);
        StandbyPower power = STEADY.standby();

        // closed until the row opens at 2, of 50 clocks
        assertThat(run.closedClocks()).isEqualTo(2);
        assertThat(run.backgroundPj()).isCloseTo((48 * power.openMw() + 2 * power.closedMw()) * 0.625, within(1e-6));
        assertThatThrownBy(() -> new StandbyPower(1, 2, power.source())).hasMessageContaining("not below");
    }

    @Test
    void oneBankIsBoundByItsRowCycle() {
        DramRun run = STEADY.run(AddressStreams.strided(SPAN, 1 << 20, false), DEEP, 740_000);

        assertThat(run.reads()).isBetween(9_995L, 10_000L);
        assertThat(run.rowHits()).isZero();
    }

    @Test
    void randomAccessesAreBoundByFourActivationsInAWindow() {
        DramRun run = STEADY.run(AddressStreams.randomRuns(SPAN, 64, 64, false, 3), DEEP, 340_000);

        assertThat(run.activates()).isLessThanOrEqualTo(40_004).isGreaterThan(39_000);
    }

    @Test
    void oneBankGroupIsBoundByItsColumnDistance() {
        DramRun run = STEADY.run(AddressStreams.strided(SPAN, 256, false), DEEP, 800_000);

        assertThat(run.reads()).isBetween(98_000L, 100_000L);
        assertThat(run.share(BusTime.BANK_GROUP)).isGreaterThan(0.45);
    }

    @Test
    void refreshTakesItsShareOfAStream() {
        DramRun with = DDR4.run(sequential(), DEEP, 1_248_000);
        DramRun without = STEADY.run(sequential(), DEEP, 1_248_000);

        assertThat(with.refreshes()).isBetween(98L, 100L);
        assertThat(without.efficiency()).isGreaterThan(0.995);
        assertThat(with.efficiency() / without.efficiency())
                .isCloseTo(DDR4.type().timing().refreshEfficiency(), within(0.01));
        assertThat(with.share(BusTime.REFRESH)).isCloseTo(560.0 / 12_480, within(0.01));
        assertThat(without.share(BusTime.REFRESH)).isZero();
    }

    @Test
    void turningTheBusCostsAndLargerBlocksCostLess() {
        DramRun small = STEADY.run(mix(1), DEEP, 200_000);
        DramRun large = STEADY.run(mix(1024), DEEP, 200_000);

        assertThat(small.share(BusTime.TURNAROUND)).isGreaterThan(large.share(BusTime.TURNAROUND));
        assertThat(large.share(BusTime.TURNAROUND)).isPositive();
        assertThat(small.efficiency()).isLessThan(large.efficiency());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyAccessIsServedAndTheBusTimeIsClosed(long seed) {
        for (String name : DramTypes.standard().names()) {
            BurstDram dram = dram(name);
            int burst = dram.type().organisation().burstBits() / 8;
            int access = Math.max(64, burst);
            AddressStream stream = AddressStreams.first(
                    3_000,
                    AddressStreams.turning(
                            AddressStreams.randomRuns(SPAN, access, 256, false, seed),
                            AddressStreams.randomRuns(SPAN, access, access, true, -seed),
                            2.0 / (2 + seed),
                            (int) seed));
            AccessPort port =
                    new AccessPort(access, seed % 2 == 0 ? 9 : Integer.MAX_VALUE, (int) seed, 1 + (int) seed % 3);
            DramRun run = dram.runToEnd(stream, port);

            assertThat((run.reads() + run.writes()) * burst)
                    .as("%s, seed %d", name, seed)
                    .isEqualTo(3_000L * access);
            assertThat(run.rowHits() + run.activates()).isGreaterThanOrEqualTo(run.reads() + run.writes());
            assertThat(run.activates()).isGreaterThanOrEqualTo(run.precharges());
            assertThat(run.busClocks().get(BusTime.DATA))
                    .isEqualTo((run.reads() + run.writes()) * dram.timing().burst());
            if (dram.type().organisation().channels() == 1) {
                assertThat(run.busClocks().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .as("%s, seed %d", name, seed)
                        .isEqualTo(run.clocks());
            }
        }
    }

    @Test
    void theSameStreamTakesTheSameTime() {
        AccessPort port = DEEP.withOutstanding(20).holding(4);
        DramRun one = DDR4.run(AddressStreams.randomRuns(SPAN, 64, 512, false, 5), port, 50_000);
        DramRun two = DDR4.run(AddressStreams.randomRuns(SPAN, 64, 512, false, 5), port, 50_000);

        assertThat(one).isEqualTo(two);
    }

    /** One read at a time: no reordering, so slower limits cannot help; with a window, they can. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void slowerTimingNeverHelpsALoneRead(long seed) {
        BurstDram slower = new BurstDram(slowed(DDR4.type(), seed), DDR4.limits(), DDR4.map(), STEADY.controller());
        long fast =
                STEADY.runToEnd(AddressStreams.first(500, runs(seed)), ALONE).clocks();
        long slow =
                slower.runToEnd(AddressStreams.first(500, runs(seed)), ALONE).clocks();

        assertThat(slow).as("seed %d", seed).isGreaterThanOrEqualTo(fast);
    }

    @Test
    void energyIsCountsTimesConstants() {
        DramRun run = DDR4.run(AddressStreams.randomRuns(SPAN, 64, 64, false, 3), DEEP, 200_000);

        assertThat(run.activatePj()).isCloseTo(run.activates() * 4_200.0, within(1e-3));
        assertThat(run.columnPj()).isCloseTo(run.reads() * 512 * 5.4375, within(1e-3));
        assertThat(run.closedClocks()).isBetween(16 * 560L, 16 * 700L);
        assertThat(run.backgroundPj())
                .isCloseTo((200_000 * 499.2 - run.closedClocks() * (499.2 - 355.2)) * 0.625, within(1.0));
        assertThat(run.corePj()).isEqualTo(run.activatePj() + run.columnPj() + run.refreshPj() + run.backgroundPj());
    }

    @Test
    void impossibleRequestsAreRefused() {
        assertThatThrownBy(() -> DDR4.run(sequential(), AccessPort.inOrder(96), 1))
                .hasMessageContaining("64 B");
        assertThatThrownBy(() -> new AccessPort(64, 0, 1, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new DramController(0, 1, 1, 1, true)).hasMessageContaining("bank queue 0");
    }

    private static BurstDram dram(String name) {
        return BurstDram.of(DramTypes.standard().named(name), DramAddressMap.INTERLEAVED);
    }

    private static AddressStream sequential() {
        return AddressStreams.sequential(SPAN, 64, false);
    }

    /** Half a row, over and over: no row is ever closed but by a refresh. */
    private static AddressStream sequentialInRows() {
        return AddressStreams.sequential(4096, 64, false);
    }

    private static AddressStream runs(long seed) {
        return AddressStreams.randomRuns(SPAN, 64, 128, false, seed);
    }

    private static AddressStream mix(int turn) {
        return AddressStreams.turning(
                sequential(), AddressStreams.shifted(AddressStreams.sequential(SPAN, 64, true), 32 << 10), 0.5, turn);
    }

    private static DramType slowed(DramType type, long which) {
        DramTiming t = type.timing();
        double more = t.clockNs() * 3;
        DramTiming slower = new DramTiming(
                t.clockNs(),
                t.burstNs(),
                t.casNs() + (which == 1 ? more : 0),
                t.writeLatencyNs(),
                t.rcdNs() + (which == 2 ? more : 0),
                t.rpNs() + (which == 3 ? more : 0),
                t.rcNs() + (which == 4 || which == 3 ? more : 0),
                t.fawNs() + (which == 5 ? more : 0),
                t.rrdShortNs(),
                t.rrdLongNs() + (which == 6 ? more : 0),
                t.ccdShortNs(),
                t.ccdLongNs() + (which == 7 ? more : 0),
                t.writeToReadNs() + (which == 8 ? more : 0),
                t.rfcNs(),
                t.refiNs());
        return new DramType(
                type.name(), type.organisation(), slower, type.energy(), type.timingSource(), type.timingSpread());
    }
}
