package org.bitgauge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.YamlNode;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.PointEvaluator;
import org.bitgauge.lab.explore.Exploration;
import org.bitgauge.lab.explore.LocalExecutor;
import org.bitgauge.lab.explore.PointExecutor;
import org.bitgauge.lab.explore.PointExecutors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkExecutorTest {
    private static final String GRID =
            """
            name: small
            networks: [lenet5]
            profiles: [{weights: fp32, activations: fp32}]
            designs:
              - name: array
                technology: {node: nangate45, style: fast, sram-profile: lop350}
                array: {type: systolic, rows: 8, columns: 8, dataflow: weight-stationary}
                vector: {lanes: 8, format: fp32}
                memories:
                  - {name: weights, holds: [weights], capacity: 32 KiB, width: 64, banks: 2}
                  - {name: data, holds: [activations, partial-sums, outputs], capacity: 64 KiB, width: 64, banks: 4}
                dram: ddr4-3200
            explore:
              axes:
                - {name: format, paths: ["profiles[0].weights", "profiles[0].activations"], values: [int8, e4m3, bf16]}
                - {paths: ["designs[0].array.rows"], values: [4, 8, 16, 32]}
                - {paths: ["designs[0].memories[0].capacity"], values: [16 KiB, 1 B, 64 KiB]}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sparkStoresTheBytesThatLocalThreadsStore() throws IOException, InterruptedException {
        byte[] local = run("local.csv", new LocalExecutor(), new ArrayList<>());
        List<Long> told = new ArrayList<>();

        assertThat(run("spark.csv", PointExecutors.require("spark"), told)).isEqualTo(local);
        assertThat(told).startsWith(0L, 1L).endsWith(36L).isSorted();
        assertThat(new String(local, java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains(",1 B,")))
                .hasSize(12)
                .allMatch(line -> line.contains("weights"));
    }

    @Test
    void aCutStoreGoesOnToTheSameBytes() throws IOException, InterruptedException {
        byte[] local = run("local.csv", new LocalExecutor(), new ArrayList<>());
        for (int length : new int[] {local.length / 2, local.length - 3, local.length}) {
            Files.write(folder.resolve("cut.csv"), Arrays.copyOf(local, length));

            assertThat(run("cut.csv", new SparkExecutor(), new ArrayList<>())).isEqualTo(local);
        }
    }

    @Test
    void chunksGrowToASecondOfWork() {
        ChunkSize size = new ChunkSize();
        for (int task = 0; task < 10; task++) {
            size.finished(size.points(), size.points() * 20_000_000L);
        }
        assertThat(size.points()).isEqualTo(50);
        size.finished(1, 3_000_000_000L);
        assertThat(size.points()).isEqualTo(1);
    }

    private byte[] run(String name, PointExecutor executor, List<Long> told) throws IOException, InterruptedException {
        ExperimentTypes types = ExperimentTypes.load();
        YamlNode document = YamlSource.parse("grid.yaml", GRID);
        Bound<ExperimentSpec> bound = types.binder().bind(document, ExperimentSpec.class);
        Exploration exploration =
                new Exploration(bound.value().explore().orElseThrow(), document, "key", new PointEvaluator(types));
        Path store = folder.resolve(name);
        exploration.run(store, executor, 2, told::add);
        return Files.readAllBytes(store);
    }
}
