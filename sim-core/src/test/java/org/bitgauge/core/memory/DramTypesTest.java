package org.bitgauge.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DramTypesTest {
    private final DramTypes types = DramTypes.standard();

    @ParameterizedTest
    @CsvSource({
        "ddr3-1600, 12.8",
        "ddr4-3200, 25.6",
        "ddr4-3200-2rank, 25.6",
        "lpddr4-3200, 25.6",
        "lpddr5-6400, 51.2",
        "hbm2, 256",
        "gddr5-8000, 32",
        "gddr6-14000, 56"
    })
    void peakBandwidthIsTheDataRateTimesThePins(String name, double gigabytesPerSecond) {
        assertThat(types.named(name).peakBytesPerSecond() / 1e9).isCloseTo(gigabytesPerSecond, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"ddr4-3200, 45.9, 18.5, 0.955", "lpddr4-3200, 60, 26, 0.928", "hbm2, 44, 22, 0.933"})
    void latenciesAreThoseOneOutstandingRequestSees(String name, double missNs, double hitNs, double refresh) {
        DramTiming timing = types.named(name).timing();

        assertThat(timing.hitLatencyNs()).isCloseTo(hitNs, within(0.3 * hitNs));
        assertThat(timing.missLatencyNs()).isCloseTo(missNs, within(0.06 * missNs));
        assertThat(timing.refreshEfficiency()).isCloseTo(refresh, within(0.001));
    }

    @Test
    void everyTypeHasTimingAndEnergyThatBelongTogether() {
        assertThat(types.names())
                .contains("ddr3-1600", "ddr4-3200", "lpddr4-3200", "lpddr5-6400", "hbm2", "gddr6-14000");
        for (DramType type : types.byName().values()) {
            DramTiming t = type.timing();
            assertThat(t.rcNs()).as(type.name()).isGreaterThanOrEqualTo(t.rcdNs() + t.rpNs());
            assertThat(t.ccdShortNs()).as(type.name()).isLessThanOrEqualTo(t.ccdLongNs());
            assertThat(t.fawNs()).as(type.name()).isGreaterThanOrEqualTo(2 * t.rrdShortNs());
            assertThat(type.energy().publishedPjPerBit().value())
                    .as(type.name())
                    .isGreaterThan(type.energy().readPjPerBit().value());
            assertThat(type.timingSource().citation()).isNotBlank();
        }
    }

    @Test
    void anUnknownTypeNamesTheKnownOnes() {
        assertThatThrownBy(() -> types.named("ddr9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ddr9")
                .hasMessageContaining("lpddr4-3200");
    }

    @Test
    void channelsScalePeakBandwidthOnly() {
        DramType one = types.named("hbm2").withChannels(1);

        assertThat(one.peakBytesPerSecond()).isCloseTo(32e9, within(1.0));
        assertThat(one.timing()).isEqualTo(types.named("hbm2").timing());
    }
}
