package org.bitgauge.core.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares of a DRAM's time against the burst model, refreshed and from another seed. */
class StreamLossesTest {
    private static final double ENDLESS = Double.POSITIVE_INFINITY;

    private static DramType type(String name) {
        return DramTypes.standard().named(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ddr3-1600",
                "ddr4-3200",
                "ddr4-3200-2rank",
                "lpddr4-3200",
                "lpddr5-6400",
                "hbm2",
                "gddr5-8000",
                "gddr6-14000"
            })
    void dataIsWhatTheRefreshedDramReaches(String name) {
        for (DramAddressMap map : new DramAddressMap[] {DramAddressMap.INTERLEAVED, DramAddressMap.ROW_MAJOR}) {
            for (double runBytes : new double[] {ENDLESS, 8192, 512, 64}) {
                AddressStream stream = Double.isInfinite(runBytes)
                        ? AddressStreams.sequential(1L << 29, 64, false)
                        : AddressStreams.randomRuns(1L << 29, 64, (long) runBytes, false, 7);
                DramRun run = BurstDram.of(type(name), map)
                        .run(stream, AccessPort.inOrder(64).holding(64), 60_000);
                StreamLosses losses = StreamLosses.of(type(name), map, runBytes);
                assertThat(losses.data() / run.efficiency())
                        .as("%s %s %s", name, map.name(), runBytes)
                        .isCloseTo(1, within(map.equals(DramAddressMap.INTERLEAVED) ? 0.05 : 0.12));
                assertThat(losses.refresh()).isEqualTo(1 - type(name).timing().refreshEfficiency());
            }
        }
    }

    @Test
    void eachPatternLosesItsTimeToTheReasonOneExpects() {
        StreamLosses stream = StreamLosses.of(type("ddr4-3200"), DramAddressMap.INTERLEAVED, ENDLESS);
        assertThat(stream.rowMiss() + stream.bankConflict()).isZero();
        StreamLosses scattered = StreamLosses.of(type("ddr4-3200"), DramAddressMap.INTERLEAVED, 64);
        assertThat(scattered.rowMiss()).isGreaterThan(0.4);
        assertThat(scattered.bankConflict()).isLessThan(0.01);
        StreamLosses oneGroup = StreamLosses.of(type("ddr4-3200"), DramAddressMap.ROW_MAJOR, ENDLESS);
        assertThat(oneGroup.bankConflict()).isGreaterThan(0.2);
        assertThat(oneGroup.rowMiss()).isLessThan(0.02);
    }

    @Test
    void sharesThatDoNotSumToOneAreRefused() {
        assertThatThrownBy(() -> new StreamLosses(0.9, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to 1");
    }
}
