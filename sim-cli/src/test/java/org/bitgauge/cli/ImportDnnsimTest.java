package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.lab.dnnsim.PeerExtract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportDnnsimTest {
    @TempDir
    private Path folder;

    private Cli imported(Path yaml, Path batch) throws IOException {
        PeerExtract.copyTo(folder);
        return Cli.run(
                "import",
                "dnnsim",
                batch,
                "--models",
                folder.resolve("models"),
                "--traces",
                folder.resolve("net_traces"),
                "-o",
                yaml);
    }

    private static List<String> cells(String line) {
        return List.of(line.split(","));
    }

    /** The tool's own reports of a reduced network, layer by layer; layers on which one of its faults acts are named. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny16__ss_gs1",
                "tiny16__ss_gs4_cr2",
                "tiny16__str",
                "tiny16__loom_small_dyn",
                "tiny16__prag_b2_booth",
                "tiny16__lac_small",
                "tiny16__scnn"
            })
    void anImportedExperimentRunsToTheComputeCyclesOfTheTool(String name) throws IOException {
        Path yaml = folder.resolve("out.yaml");
        Cli imported = imported(yaml, folder.resolve("batch/" + name + ".prototxt"));
        assertThat(imported.status()).as(imported.err()).isZero();
        Cli run = Cli.run("run", yaml, "-o", folder.resolve("results"));
        assertThat(run.status()).as(run.err()).isZero();
        List<String> ours = Files.readAllLines(folder.resolve("results/dnnsim.csv"));
        List<String> theirs = Files.readAllLines(folder.resolve("golden/ideal/" + name + ".csv"));
        int column = name.endsWith("scnn") ? 2 : 3;
        int compared = 0;
        for (int i = 1; i < theirs.size(); i++) {
            List<String> their = cells(theirs.get(i));
            if (imported.err().contains("layer " + their.get(0) + ": bug")) {
                continue;
            }
            assertThat(cells(ours.get(i)).get(3)).as(theirs.get(i)).isEqualTo(their.get(column));
            if (!name.endsWith("scnn")) {
                assertThat(cells(ours.get(i)).subList(4, 6)).as(theirs.get(i)).isEqualTo(their.subList(4, 6));
            }
            compared++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(3);
    }

    @Test
    void sizesOfTheBatchFileBecomeThoseOfTheMemories() throws IOException {
        PeerExtract.copyTo(folder);
        Path batch = Files.writeString(
                folder.resolve("sized.prototxt"),
                Files.readString(folder.resolve("batch/tiny16__str.prototxt"))
                        .replace("task:", "gbuffer_act_size: \"96KiB\"\n    gbuffer_wgt_size: \"2MB\"\n    task:"));
        Path yaml = folder.resolve("out.yaml");
        assertThat(imported(yaml, batch).status()).isZero();
        assertThat(Files.readString(yaml)).contains("capacity: 98304 B", "capacity: 2000000 B");
        assertThat(Cli.run("check", yaml).status()).isZero();
    }

    @Test
    void severalNetworksAreRefusedWithAWord() throws IOException {
        PeerExtract.copyTo(folder);
        String one = Files.readString(folder.resolve("batch/tiny16__str.prototxt"));
        List<String> parts = new ArrayList<>(List.of(one, one));
        Path batch = Files.writeString(folder.resolve("two.prototxt"), String.join("\n", parts));
        Path yaml = folder.resolve("out.yaml");
        Cli refused = imported(yaml, batch);
        assertThat(refused.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(refused.err()).contains("2 networks", "one simulate { … } at a time");
        assertThat(yaml).doesNotExist();
    }
}
