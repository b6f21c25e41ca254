package org.bitgauge.core.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramTraffic;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.memory.EffectiveBandwidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of DDR4-3200 are worked out by hand: 22-22-22, tRC 74, tRRD_S 4, tRFC 560, tREFI 12480, bursts of 4 clocks. */
class DramSessionTest {
    private static final int ROW_STRIDE = 64 * 128 * 16;

    @Test
    void everyClockOfAFewBurstsARowMissAndARefresh() {
        DramSession session = new DramSession(port("ddr4-3200", DramAddressMap.INTERLEAVED));

        // four bank groups open at 1, 5, 9, 13; read at 23, 27, 31, 35; data from 45 to 61
        assertThat(serve(session, 0, 0, 256, false)).isEqualTo(61);
        times(session, 16, 23, 22, 0, 0);
        // asked for under the data before, in the same rows: data follows at once
        assertThat(serve(session, 30, 256, 256, false)).isEqualTo(77);
        times(session, 16, 0, 0, 0, 0);
        // another row of bank 0: asked for at 70, closed at 71, opened at 93, read at 115, data at 137; 16 of a lone
        // hit's
        // 23 clocks lie behind the data before
        assertThat(serve(session, 70, ROW_STRIDE, 64, false)).isEqualTo(141);
        times(session, 4, 16, 44, 0, 0);
        // the first refresh is due at 6240: four banks closed until 6243, refreshed from 6265 to 6825, opened, read at
        // 6847
        assertThat(serve(session, 6239, 64, 64, false)).isEqualTo(6873);
        times(session, 4, 23, 0, 607, 0);
        // a write after the read at 6847: 22 + 4 + 1 - 16 clocks later, its data 16 later, under a turn of one clock
        assertThat(serve(session, 6840, 64, 64, true)).isEqualTo(6878);
        times(session, 4, 0, 0, 0, 1);
        assertThat(session.bursts()).isEqualTo(11);
        assertThat(session.rowHits()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "ddr4-3200, interleaved, 0.008, 0.005",
        "ddr4-3200, row-major, 0.05, 0.005",
        "ddr3-1600, interleaved, 0.008, 0.005",
        "hbm2, interleaved, 0.025, 0.005",
        "hbm2, row-then-channel, 0.025, 0.005",
        "lpddr4-3200, interleaved, 0.015, 0.005",
        "lpddr5-6400, interleaved, 0.02, 0.005",
        "gddr6-14000, interleaved, 0.025, 0.01"
    })
    void longTransfersTakeWhatTheClosedFormAndTheEventModelSay(
            String type, String map, double ofClosed, double ofEvents) {
        BurstPort port = port(type, map(map));
        DramSession session = new DramSession(port);
        long bytes = (long) (100e-6 * port.dram().type().peakBytesPerSecond());
        long end = serve(session, 0, 0, bytes, false);
        double own = bytes / (end * port.unitNs() * 1e-9) / port.dram().type().peakBytesPerSecond();

        double closed = EffectiveBandwidth.of(port.dram().type(), map(map), DramTraffic.sequential(64))
                .share();
        double events = port.dram()
                .run(AddressStreams.sequential(1L << 29, 64, false), AccessPort.inOrder(64), end)
                .efficiency();
        assertThat(own / closed).as("closed form %s, own %s", closed, own).isCloseTo(1, within(ofClosed));
        assertThat(own / events).as("events %s, own %s", events, own).isCloseTo(1, within(ofEvents));
    }

    @ParameterizedTest
    @CsvSource({
        "ddr4-3200, interleaved, 64, 0.01",
        "ddr4-3200, interleaved, 512, 0.02",
        "ddr4-3200, row-major, 4096, 0.03",
        "hbm2, interleaved, 512, 0.02",
        "hbm2, row-major, 4096, 0.12",
        "lpddr4-3200, interleaved, 64, 0.03",
        "lpddr4-3200, row-major, 4096, 0.12",
        "gddr6-14000, interleaved, 512, 0.08"
    })
    void randomRunsTakeWhatTheEventModelSays(String type, String map, long run, double bound) {
        BurstPort port = port(type, map(map));
        long clocks = 100_000;
        DramRun events = port.dram()
                .run(
                        AddressStreams.randomRuns(1L << 29, 64, run, false, 3),
                        AccessPort.inOrder(64).holding(64),
                        clocks);
        DramSession session = new DramSession(port);
        AddressStream stream = AddressStreams.randomRuns(1L << 29, 64, run, false, 3);
        session.begin(0, 0, false);
        for (long access = events.bits() / 512; access > 0; access--) {
            stream.advance();
            session.access(stream.address(), 64);
        }
        assertThat(session.finish() / (double) clocks).isCloseTo(1, within(bound));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddr4-3200", "ddr4-3200-2rank", "hbm2", "lpddr4-3200", "gddr6-14000"})
    void theCausesOfRandomTransfersSumToTheirTimeAndNoneIsFasterThanThePins(String type) {
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            DramAddressMap map = random.nextBoolean() ? DramAddressMap.INTERLEAVED : DramAddressMap.ROW_MAJOR;
            BurstPort port = random.nextBoolean()
                    ? port(type, map)
                    : BurstPort.of(BurstDram.of(DramTypes.standard().named(type), map), 0.1 + random.nextDouble());
            DramSession session = new DramSession(port);
            long ready = 0;
            long last = 0;
            for (int i = 0; i < 200; i++) {
                ready += random.nextInt(3) == 0 ? random.nextLong(3000) * port.unitsPerClock() : 0;
                session.begin(ready, random.nextInt(8) == 0 ? last + random.nextLong(500) : 0, random.nextBoolean());
                for (int run = random.nextInt(1, 5); run > 0; run--) {
                    session.access(random.nextLong(1 << 26), random.nextLong(1, 3000));
                }
                long end = session.finish();
                long sum = 0;
                for (BusTime time : BusTime.values()) {
                    assertThat(session.time(time)).isNotNegative();
                    sum += session.time(time);
                }
                assertThat(sum).as("seed %d, transfer %d", seed, i).isEqualTo(end - session.from());
                assertThat(session.from()).isGreaterThanOrEqualTo(Math.max(last, ready));
                last = end;
            }
            assertThat(last * port.unitNs() * 1e-9 * 1.1 * port.dram().type().peakBytesPerSecond())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(session.bursts() * session.burstBytes());
        }
    }

    private static long serve(DramSession session, long ready, long address, long bytes, boolean write) {
        session.begin(ready, 0, write);
        session.access(address, bytes);
        return session.finish();
    }

    private static void times(DramSession session, long data, long latency, long rows, long refresh, long turn) {
        assertThat(session.time(BusTime.DATA)).isEqualTo(data);
        assertThat(session.time(BusTime.NO_REQUEST)).isEqualTo(latency);
        assertThat(session.time(BusTime.ROW_MISS)).isEqualTo(rows);
        assertThat(session.time(BusTime.REFRESH)).isEqualTo(refresh);
        assertThat(session.time(BusTime.TURNAROUND)).isEqualTo(turn);
    }

    private static BurstPort port(String type, DramAddressMap map) {
        return BurstPort.of(BurstDram.of(DramTypes.standard().named(type), map));
    }

    private static DramAddressMap map(String name) {
        return switch (name) {
            case "interleaved" -> DramAddressMap.INTERLEAVED;
            case "row-major" -> DramAddressMap.ROW_MAJOR;
            default -> DramAddressMap.ROW_THEN_CHANNEL;
        };
    }
}
