package org.bitgauge.lab.winner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bitgauge.core.config.Binder;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.result.WinnerMap;
import org.bitgauge.core.result.WinnerMap.Cell;
import org.bitgauge.core.result.WinnerMap.Criterion;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WinnerRunnerTest {
    private static final String REST =
            """
            vector: {lanes: 8, format: fp16}
                memories: [{name: buffer, holds: [weights, activations, outputs, partial-sums], capacity: 64 KiB, banks: 4}]
                dram: lpddr4-3200
            """;
    private static final String TWO =
            """
            name: two
            network: lenet5
            normalise: [iso-area]
            weights: 4..8
            activations: 8
            by: [time, energy]
            designs:
              - name: fixed8
                technology: {node: nangate45, style: small}
                array: {type: systolic, rows: 16, columns: 16, weights: int8, activations: int8, accumulator: int32}
                REST
              - name: fixed4
                technology: {node: nangate45, style: small}
                array: {type: systolic, rows: 16, columns: 16, weights: int4, activations: int8, accumulator: int32}
                REST
            """
                    .replace("REST", REST);
    private final ExperimentTypes types = ExperimentTypes.load();

    private WinnerMap run(String yaml) throws InterruptedException {
        WinnerSpec spec = new Binder(types.types())
                .bind(YamlSource.parse("two", yaml), WinnerSpec.class)
                .value();
        return new WinnerRunner(types, spec).run(1);
    }

    @Test
    void theNarrowArrayWinsWhereItCanRunAndIsOutElsewhere() throws InterruptedException {
        WinnerMap map = run(TWO);
        assertThat(map.cells()).hasSize(5);
        for (Cell cell : map.cells()) {
            boolean narrow = cell.weightBits() == 4;
            assertThat(cell.ranking(Criterion.ENERGY)).hasSize(narrow ? 2 : 1);
            assertThat(cell.ranking(Criterion.ENERGY).get(0).design()).isEqualTo(narrow ? "fixed4" : "fixed8");
            if (!narrow) {
                assertThat(cell.outcomes().get(1).refused()).contains("int4").contains("int" + cell.weightBits());
            }
        }
        assertThat(map.entrants().get(1).areaMm2())
                .isLessThanOrEqualTo(map.entrants().get(0).areaMm2() * (1 + 1e-9));
        assertThat(map.entrants().get(1).sizing()).contains("total area");
        assertThat(map).isEqualTo(run(TWO));
    }

    @Test
    void equalPowerAndBandwidthSizeDifferently() throws InterruptedException {
        WinnerMap power = run(TWO.replace("iso-area", "iso-power"));
        WinnerMap bandwidth = run(TWO.replace("iso-area", "iso-bandwidth"));
        assertThat(power.entrants().get(1).sizing()).contains("power");
        assertThat(bandwidth.entrants().get(1).sizing()).contains("bandwidth");
    }

    @Test
    void wrongComparisonsSayWhatWouldBeRight() {
        assertThatThrownBy(() -> run(TWO + "reference: fixed9\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("name one of fixed8, fixed4");
        assertThatThrownBy(() -> run(TWO.replace("4..8", "0..8"))).hasMessageContaining("1 to 32 bits");
        assertThatThrownBy(() -> run(TWO.replace("fixed4", "fixed8"))).hasMessageContaining("same name");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedComparisonIsValid(Path file) {
        WinnerSpec spec = types.binder().load(file, WinnerSpec.class, List.of()).value();
        assertThat(spec.designs()).hasSizeGreaterThan(1);
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "configs", "compare"))) {
            return files.sorted().toList();
        }
    }
}
