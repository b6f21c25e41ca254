package org.bitgauge.lab.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
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
import org.bitgauge.workloads.scalesim.ConfigReader;
import org.bitgauge.workloads.scalesim.ScaleSimExperiment;
import org.bitgauge.workloads.scalesim.TopologyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScaleSimOutputTest {
    private final ExperimentTypes types = ExperimentTypes.load();

    @TempDir
    private Path folder;

    /** The tool's own report of these layers: golden case small_dw, weight stationary, 8 x 8. */
    @Test
    void anImportedRunWritesTheReportOfTheTool() throws Exception {
        ImmutableMap<String, String> files = run(imported("USER"));
        assertThat(files.keySet()).containsExactlyInAnyOrder("scalesim_compute.csv", "scalesim_counts.csv");
        assertThat(files.get("scalesim_compute.csv"))
                .isEqualTo(
                        """
                        LayerID, Total Cycles, Stall Cycles, Overall Util %, Mapping Efficiency %, Compute Util %,
                        0, 171, 0, 5.2631578947368425, 7.03125, 4.838709677419355,
                        1, 171, 0, 5.2631578947368425, 7.03125, 4.838709677419355,
                        2, 171, 0, 5.2631578947368425, 7.03125, 4.838709677419355,
                        3, 171, 0, 5.2631578947368425, 7.03125, 4.838709677419355,
                        4, 171, 0, 28.07017543859649, 37.5, 25.806451612903224,
                        5, 75, 0, 3.0, 7.03125, 2.5,
                        6, 75, 0, 3.0, 7.03125, 2.5,
                        """);
        assertThat(files.get("scalesim_counts.csv"))
                .contains("\n"
                        + "4,\"pw_b\",64,12,4,172,171,27.906976744186046,28.07017543859649,25.806451612903224,37.5,"
                        + "512,48,768,768,0\n");
    }

    @Test
    void modeCalcRunsToo() throws Exception {
        assertThat(run(imported("CALC")).get("scalesim_compute.csv")).contains("\n4, 171, 0, ");
    }

    @Test
    void severalNetworksGetAFileEach() throws Exception {
        Path file = folder.resolve("e.yaml");
        Files.writeString(file, imported("CALC").replace("networks:\n", "networks:\n  - lenet5\n"));
        assertThat(run(Files.readString(file)).keySet())
                .containsExactlyInAnyOrder(
                        "scalesim_compute-ws-8x8-lenet5.csv",
                        "scalesim_counts-ws-8x8-lenet5.csv",
                        "scalesim_compute-ws-8x8-t.csv",
                        "scalesim_counts-ws-8x8-t.csv");
    }

    @Test
    void anArrayOfAnotherKindIsRefusedAtItsPlace() throws IOException {
        String text = imported("CALC").replaceAll("array: \\{type: systolic.*", "array: {type: inner-product}");
        assertThatThrownBy(() -> run(text)).isInstanceOfSatisfying(ConfigException.class, e -> assertThat(
                        e.problems().get(0).render())
                .contains("outputs[0]")
                .contains("not a systolic array"));
    }

    @Test
    void anUnknownOutputNamesTheKnownOnes() throws IOException {
        String text = imported("CALC").replace("outputs: [scalesim]", "outputs: [scalesym]");
        assertThatThrownBy(() -> run(text)).isInstanceOfSatisfying(ConfigException.class, e -> assertThat(
                        e.problems().get(0).render())
                .contains("scalesim"));
    }

    private ImmutableMap<String, String> run(String yaml) throws IOException, InterruptedException {
        Path file = folder.resolve("run.yaml");
        Files.writeString(file, yaml);
        Bound<ExperimentSpec> bound = types.binder().load(file, ExperimentSpec.class, List.of());
        ResultSet results = new ExperimentRunner(types).run(bound, 1);
        return ExtraOutputs.files(bound.value(), results);
    }

    private String imported(String mode) throws IOException {
        Path config = folder.resolve("x.cfg");
        Files.writeString(
                config,
                """
                [general]
                run_name = small
                [architecture_presets]
                ArrayHeight : 8
                ArrayWidth : 8
                IfmapSramSzkB : 1
                FilterSramSzkB : 1
                OfmapSramSzkB : 1
                Bandwidth : 10
                Dataflow : ws
                [run_presets]
                InterfaceBandwidth: %s
                """
                        .formatted(mode));
        Path topology = folder.resolve("t.csv");
        Files.writeString(topology, "h,\nDP_a,10,10,3,3,4,1,1,\npw_b,8,8,1,1,4,12,1,\nDPc,9,9,3,3,2,1,2,\n");
        return ScaleSimExperiment.write(ConfigReader.read(config).config(), TopologyReader.read(topology, false), "t");
    }
}
