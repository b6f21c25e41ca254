package org.bitgauge.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.core.quantity.ConstantTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveBandwidthTest {
    private static final Pattern MIX = Pattern.compile("(seq|rand)_mix_(\\d)R(\\d)W(?:_turn(\\d+))?");
    private static final Pattern RUN = Pattern.compile("rand_run_read_(\\d+)B");
    private static final Pattern STRIDE = Pattern.compile("stride_read_(\\d+)B");
    private static final Pattern OUTSTANDING = Pattern.compile("(seq|rand)_read_outst(\\d+)");

    /** Bounds a little above what docs/modelling-memory.md reports. */
    @ParameterizedTest
    @CsvSource({
        "seq_(read|write)|rand_(read|write)|rand_run.*, 0.02, 0.86",
        ".*mix.*, 0.03, 0.80",
        "stride.*, 0.02, 0.93",
        ".*_outst.*, 0.05, 0.6"
    })
    void agreesWithDramsim3(String patterns, double median, double within5Percent) {
        List<Double> errors = new ArrayList<>();
        StringBuilder misses = new StringBuilder();
        for (ConstantTable.Row row : runs().rows()) {
            if (!row.text("pattern").matches(patterns)) {
                continue;
            }
            double reference = row.number("efficiency");
            double model = model(row.text("config"), row.text("pattern")).share();
            double error = model / reference - 1;
            errors.add(Math.abs(error));
            if (Math.abs(error) > 0.05) {
                misses.append(String.format(
                        Locale.ROOT,
                        "%n%s %s %.4f %.4f %+.3f",
                        row.text("config"),
                        row.text("pattern"),
                        reference,
                        model,
                        error));
            }
        }
        errors.sort(Double::compare);
        double good = errors.stream().filter(e -> e <= 0.05).count() / (double) errors.size();

        assertThat(errors.get(errors.size() / 2)).as(misses.toString()).isLessThan(median);
        assertThat(good).as(errors.size() + " cases, misses:" + misses).isGreaterThan(within5Percent);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void moreBandwidthDemandedOfTheRowsNeverHelps(long seed) {
        Random random = new Random(seed);
        DramTypes types = DramTypes.standard();
        DramType type =
                types.named(types.names().get(random.nextInt(types.names().size())));
        double run = 64 << random.nextInt(8);
        DramTraffic longer = DramTraffic.randomRuns(64, 2 * run);
        DramTraffic shorter = DramTraffic.randomRuns(64, run);
        EffectiveBandwidth more = EffectiveBandwidth.of(type, DramAddressMap.INTERLEAVED, longer);
        EffectiveBandwidth less = EffectiveBandwidth.of(type, DramAddressMap.INTERLEAVED, shorter);
        EffectiveBandwidth mixed =
                EffectiveBandwidth.of(type, DramAddressMap.INTERLEAVED, longer.withWrites(random.nextDouble(), 1));
        EffectiveBandwidth starved =
                EffectiveBandwidth.of(type, DramAddressMap.INTERLEAVED, longer.withOutstanding(1 + random.nextInt(64)));

        assertThat(more.share())
                .as("seed " + seed)
                .isBetween(less.share(), type.timing().refreshEfficiency());
        assertThat(mixed.share()).as("seed " + seed).isLessThanOrEqualTo(more.share());
        assertThat(starved.share()).as("seed " + seed).isLessThanOrEqualTo(more.share());
        assertThat(more.rowHitRate()).as("seed " + seed).isGreaterThanOrEqualTo(less.rowHitRate());
    }

    @Test
    void oneBankIsBoundByItsRowCycle() {
        DramType ddr4 = DramTypes.standard().named("ddr4-3200");
        EffectiveBandwidth found =
                EffectiveBandwidth.of(ddr4, DramAddressMap.INTERLEAVED, DramTraffic.strided(64, 1 << 20));

        assertThat(found.share() * ddr4.peakBytesPerSecond() / 1e9).isCloseTo(1.32, within(0.005));
        assertThat(found.limitedBy()).isEqualTo("row cycle of the banks in use");
    }

    @Test
    void impossibleTrafficIsRefused() {
        assertThatThrownBy(() -> DramTraffic.randomRuns(64, 32)).hasMessageContaining("run 32.0 B");
        assertThatThrownBy(() -> DramTraffic.sequential(64).withWrites(1.5, 1)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> DramTraffic.sequential(64).withOutstanding(0)).hasMessageContaining("at least 1");
    }

    private static ConstantTable runs() {
        return ConstantTable.resource(EffectiveBandwidthTest.class, "dramsim3.csv");
    }

    private static EffectiveBandwidth model(String config, String pattern) {
        DramType type = DramTypes.standard()
                .named(
                        switch (config) {
                            case "ddr4_3200_bgmap", "ddr4_3200_rowmap" -> "ddr4-3200-2rank";
                            case "ddr4_3200_bgmap_1rank" -> "ddr4-3200";
                            case "lpddr4_3200_x16x4" -> "lpddr4-3200";
                            case "hbm2_bgmap", "hbm2_shipped" -> "hbm2";
                            default -> throw new IllegalArgumentException(config);
                        });
        DramAddressMap map =
                switch (config) {
                    case "ddr4_3200_rowmap" -> DramAddressMap.ROW_MAJOR;
                    case "hbm2_shipped" -> DramAddressMap.ROW_THEN_CHANNEL;
                    default -> DramAddressMap.INTERLEAVED;
                };
        return EffectiveBandwidth.of(type, map, traffic(pattern));
    }

    private static DramTraffic traffic(String pattern) {
        Matcher mix = MIX.matcher(pattern);
        if (mix.matches()) {
            double writes = Double.parseDouble(mix.group(3))
                    / (Integer.parseInt(mix.group(2)) + Integer.parseInt(mix.group(3)));
            int turn = mix.group(4) == null ? 1 : Integer.parseInt(mix.group(4));
            return start(mix.group(1)).withWrites(writes, turn);
        }
        Matcher run = RUN.matcher(pattern);
        if (run.matches()) {
            return DramTraffic.randomRuns(64, Integer.parseInt(run.group(1)));
        }
        Matcher stride = STRIDE.matcher(pattern);
        if (stride.matches()) {
            return DramTraffic.strided(64, Long.parseLong(stride.group(1)));
        }
        Matcher outstanding = OUTSTANDING.matcher(pattern);
        if (outstanding.matches()) {
            return start(outstanding.group(1)).withOutstanding(Integer.parseInt(outstanding.group(2)));
        }
        DramTraffic traffic = start(pattern.startsWith("seq") ? "seq" : "rand");
        return pattern.contains("write") ? traffic.withWrites(1, 1) : traffic;
    }

    private static DramTraffic start(String kind) {
        return kind.equals("seq") ? DramTraffic.sequential(64) : DramTraffic.randomRuns(64, 64);
    }
}
