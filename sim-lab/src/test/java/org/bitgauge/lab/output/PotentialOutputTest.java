package org.bitgauge.lab.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.ExtraOutputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PotentialOutputTest {
    private static final int FORMATS = 6;
    private static final int WORK = 7;
    private static final int BOUND = 8;
    private static final int ARRAY = 9;

    private final ExperimentTypes types = ExperimentTypes.load();

    @TempDir
    private Path folder;

    @Test
    void theSimulatedStaysBelowTheIdeal() throws Exception {
        List<List<String>> rows = rows(experiment("design: bit-parallel"));

        assertThat(rows).hasSize(3 * (4 + 2)).allSatisfy(row -> {
            assertThat(number(row, BOUND)).isGreaterThanOrEqualTo(number(row, ARRAY) * (1 - 1e-9));
            double lost = 0;
            for (int i = row.size() - 4; i < row.size(); i++) {
                lost += number(row, i);
            }
            assertThat(number(row, ARRAY) / number(row, BOUND))
                    .as("what the causes leave of the bound")
                    .isCloseTo(1 - lost, within(0.02));
        });
    }

    /** 16 bits over 4 bits: four times less work on Stripes; no value of a group is wider, so DPRed has more to gain. */
    @Test
    void theIdealIsTheReductionOfWork() throws Exception {
        for (List<String> row : rows(experiment("design: bit-parallel"))) {
            if (row.get(3).equals("convolutions")) {
                double formats = row.get(0).equals("bit-parallel") ? 1 : 4;
                assertThat(number(row, FORMATS)).isCloseTo(formats, within(1e-9));
                if (row.get(0).equals("dynamic-stripes")) {
                    assertThat(number(row, WORK)).isGreaterThan(formats * 1.2);
                } else {
                    assertThat(number(row, WORK)).isCloseTo(formats, within(0.05));
                }
            }
        }
    }

    @Test
    void withoutAUnitToCompareWithItIsRefused() {
        assertThatThrownBy(() -> rows(experiment(""))).isInstanceOfSatisfying(ConfigException.class, e -> assertThat(
                        e.problems().get(0).render())
                .contains("outputs[0]")
                .contains("name the bit-parallel design"));
    }

    private static double number(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }

    private static String experiment(String baseline) {
        StringBuilder designs = new StringBuilder();
        for (String unit : List.of("bit-parallel", "stripes", "dynamic-stripes")) {
            designs.append(
                    """
                      - name: %s
                        array: {type: %s, grid: {lanes: 4, columns: %d, rows: 4, tiles: 1}, weights: int16, activations: int16, accumulator: int48}
                        clock: {frequency: 100 MHz}
                        memories:
                          - {name: m, holds: [weights, activations, partial-sums, outputs], capacity: 4 MiB, width: 256, banks: 16}
                        dram: hbm2
                    """
                            .formatted(unit, unit, unit.equals("bit-parallel") ? 1 : 16));
        }
        return """
                name: p
                networks: [lenet-caffe]
                profiles: [{name: narrow, defaults: {weights: int16, activations: int4, partial-sums: int48}}]
                values:
                  activations: {distribution: {kind: half-normal, zeros: 0.5, reach: 4}}
                baseline:
                  profile: {name: int16, defaults: {weights: int16, activations: int16, partial-sums: int48}}
                  %s
                normalise: [as-given]
                outputs: [potential]
                designs:
                """
                        .formatted(baseline)
                + designs;
    }

    private List<List<String>> rows(String text) throws IOException, InterruptedException {
        Path file = folder.resolve("e.yaml");
        Files.writeString(file, text);
        Bound<ExperimentSpec> bound = types.binder().load(file, ExperimentSpec.class, List.of());
        ResultSet results = new ExperimentRunner(types).run(bound, 1);
        String table = ExtraOutputs.files(bound.value(), results).getOrDefault("potential.csv", "");
        return Splitter.on('\n')
                .omitEmptyStrings()
                .splitToStream(table)
                .skip(1)
                .map(line -> Splitter.on(',').splitToList(line))
                .toList();
    }
}
