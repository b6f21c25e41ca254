package org.bitgauge.core.cost.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramTraffic;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.memory.EffectiveBandwidth;
import org.bitgauge.core.quantity.ConstantTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DramCostsTest {
    private final DramTypes types = DramTypes.standard();

    /** Simulated row hits and bandwidth in, simulated energy out. */
    @ParameterizedTest
    @CsvSource({
        "ddr4_3200_bgmap_1rank, ddr4-3200",
        "ddr4_3200_bgmap, ddr4-3200-2rank",
        "lpddr4_3200_x16x4, lpddr4-3200",
        "hbm2_bgmap, hbm2"
    })
    void coreEnergyAgreesWithDramsim3OnEveryReadPattern(String config, String name) {
        DramType type = types.named(name);
        int cases = 0;
        for (ConstantTable.Row row : runs().rows()) {
            String pattern = row.text("pattern");
            boolean busy = row.number("efficiency") > 0.2;
            if (!row.text("config").equals(config) || pattern.contains("mix") || pattern.contains("write") || !busy) {
                continue;
            }
            DramUse use = new DramUse(Math.max(0, row.number("row_hit_rate")), 0, row.number("efficiency"));
            Explanation found = DramCosts.energyPerBit(type, use, DramEnergyBasis.DEVICE_CORE);
            double reference = row.number("energy_pJ_per_bit");
            assertThat(found.value()).as(pattern).isCloseTo(reference, within(0.1 * reference));
            cases++;
        }
        assertThat(cases).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "ddr4-3200, seq, 8.48",
        "ddr4-3200, rand, 19.96",
        "lpddr4-3200, seq, 6.39",
        "lpddr4-3200, rand, 18.37",
        "hbm2, seq, 1.97",
        "hbm2, rand, 4.46"
    })
    void closedFormBandwidthAndEnergyTogetherGiveTheSimulatedEnergy(String name, String pattern, double pjPerBit) {
        DramType type = types.named(name);
        DramTraffic traffic = pattern.equals("seq") ? DramTraffic.sequential(64) : DramTraffic.randomRuns(64, 64);
        DramUse use = DramUse.of(EffectiveBandwidth.of(type, DramAddressMap.INTERLEAVED, traffic), 0);

        assertThat(DramCosts.energyPerBit(type, use, DramEnergyBasis.DEVICE_CORE)
                        .value())
                .isCloseTo(pjPerBit, within(0.03 * pjPerBit));
    }

    @Test
    void publishedLevelIsFlatAndTheScaledOneDependsOnRowHits() {
        DramType type = types.named("lpddr4-3200");
        DramUse hits = new DramUse(1 - 1.0 / 64, 0, type.timing().refreshEfficiency());
        DramUse misses = new DramUse(0, 0, 0.45);

        assertThat(energy(type, hits, DramEnergyBasis.PUBLISHED)).isEqualTo(8);
        assertThat(energy(type, misses, DramEnergyBasis.PUBLISHED)).isEqualTo(8);
        assertThat(energy(type, hits, DramEnergyBasis.PUBLISHED_BY_ROW_HITS)).isCloseTo(8, within(1e-9));
        assertThat(energy(type, misses, DramEnergyBasis.PUBLISHED_BY_ROW_HITS)).isBetween(20.0, 26.0);
    }

    @ParameterizedTest
    @EnumSource(DramEnergyBasis.class)
    void everyEnergyNamesTheTypeAndWhatIsIncluded(DramEnergyBasis basis) {
        for (DramType type : types.byName().values()) {
            Explanation found = DramCosts.energyPerBit(type, new DramUse(0.5, 0.25, 0.5), basis);
            assertThat(found.what()).contains(type.name()).contains(basis.description());
            assertThat(found.value()).isPositive();
            assertThat(found.spread()).isPositive();
        }
    }

    @Test
    void standingPowerAndCommandsMakeTheWhole() {
        DramType type = types.named("hbm2");
        DramUse use = new DramUse(0.75, 0.3, 0.6);
        double bitsPerSecond = type.peakBytesPerSecond() * 8 * 0.6;

        assertThat(DramCosts.dynamicPjPerBit(type, 0.75, 0.3) + DramCosts.standingMw(type) * 1e9 / bitsPerSecond)
                .isCloseTo(energy(type, use, DramEnergyBasis.DEVICE_CORE), within(1e-9));
    }

    @Test
    void impossibleUseIsRefused() {
        assertThatThrownBy(() -> new DramUse(1.2, 0, 1)).hasMessageContaining("row-hit rate");
        assertThatThrownBy(() -> new DramUse(0.5, 0, 0)).hasMessageContaining("above 0");
    }

    private static double energy(DramType type, DramUse use, DramEnergyBasis basis) {
        return DramCosts.energyPerBit(type, use, basis).value();
    }

    private static ConstantTable runs() {
        return ConstantTable.resource(DramTypes.class, "dramsim3.csv");
    }
}
