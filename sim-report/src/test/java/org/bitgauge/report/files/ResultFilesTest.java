package org.bitgauge.report.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.result.TensorPlace;
import org.bitgauge.core.result.TensorPlace.Place;
import org.bitgauge.report.ReportFolder;
import org.bitgauge.report.SampleResults;
import org.bitgauge.report.chart.DataTable;
import org.bitgauge.report.figure.Figure.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results go out and come back unchanged, and files appear whole or not at all. */
class ResultFilesTest {
    @TempDir
    Path folder;

    @Test
    void whatIsReadBackEqualsWhatWasWritten() {
        ResultSet results = SampleResults.typical();
        AtomicFiles.write(folder.resolve("out"), Map.of("results.json", ResultWriter.toJson(results)));

        ResultSet back = ResultReader.read(folder.resolve("out"));

        assertThat(back).isEqualTo(results);
        assertThat(ResultWriter.toJson(back)).isEqualTo(ResultWriter.toJson(results));
    }

    @Test
    void placesOfTensorsComeBackAndFillATableOfTheirOwn() {
        RunResult plain = SampleResults.smallest().runs().get(0).run();
        RunResult run = new RunResult(
                plain.design(),
                plain.network(),
                plain.profile(),
                plain.frequencyHz(),
                plain.inferences(),
                plain.layers(),
                plain.area(),
                plain.notes(),
                false,
                plain.resources(),
                ImmutableList.of(
                        new TensorPlace("a", 9, 72, "buffer", Place.KEPT, "c", 2, 0, ""),
                        new TensorPlace(
                                "b", 9, 72, "buffer", Place.KEPT_AND_WRITTEN, "c", 1, 1, "d reads int4, \"so\""),
                        new TensorPlace("c", 9, 72, "-", Place.DRAM, "-", 0, 1, "no room, none")));
        ResultSet results = new ResultSet(
                "x",
                "x",
                ImmutableList.of(new ComparedRun(run, run, "as-given", "", 1, 1)),
                ImmutableList.of(),
                ImmutableList.of(),
                SampleResults.smallest().provenance());
        AtomicFiles.write(folder.resolve("out"), Map.of("results.json", ResultWriter.toJson(results)));

        assertThat(ResultReader.read(folder.resolve("out"))).isEqualTo(results);
        DataTable table =
                java.util.Objects.requireNonNull(FabricCsv.tables(results).get("residency.csv"));
        assertThat(header(table))
                .isEqualTo(
                        "design,network,profile,tensor,elements,bits,level,place,until,on_chip_reads,dram_reads,reason");
        assertThat(table.rows()).extracting(row -> row.get(7)).containsExactly("kept", "kept-and-written", "dram");
        assertThat(FabricCsv.tables(SampleResults.typical())).doesNotContainKey("residency.csv");
    }

    @Test
    void aMissingOrTornResultIsExplained() throws IOException {
        assertThatThrownBy(() -> ResultReader.read(folder)).hasMessageContaining("no results.json");
        byte[] whole = ResultWriter.toJson(SampleResults.smallest());
        Path torn = folder.resolve("results.json");
        Files.write(torn, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ResultReader.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run the experiment again");
        Files.writeString(torn, "{\"a\": 1}");
        assertThatThrownBy(() -> ResultReader.read(torn)).hasMessageContaining("bitgauge-results");
        Files.writeString(torn, "[1]");
        assertThatThrownBy(() -> ResultReader.read(torn)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tablesHaveTheColumnsOfTheContract() {
        ResultSet results = SampleResults.typical();
        assertThat(header(CsvFiles.summary(results)))
                .isEqualTo("design,network,profile,cycles,time_s,frequency_hz,energy_j,energy_per_inference_j,"
                        + "area_mm2,power_w,macs,utilisation,dram_bits,speedup,energy_gain,normalise,"
                        + "mac_speedup,mac_energy_gain");
        assertThat(header(CsvFiles.layers(results)))
                .isEqualTo("design,network,layer,op,macs,weight_format,activation_format,weight_bits_mean,"
                        + "activation_bits_mean,cycles,compute_cycles,stall_cycles,utilisation,energy_pj,"
                        + "dram_read_bits,dram_write_bits,ideal_cycles,speedup,energy_gain,profile");
        assertThat(header(CsvFiles.stalls(results))).isEqualTo("design,network,layer,resource,cause,cycles,profile");
        assertThat(header(CsvFiles.energy(results)))
                .isEqualTo("design,network,layer,component,tensor,action,count,bits,energy_pj,profile");
    }

    @Test
    void stallsSumToTheCyclesOfTheirLayerOnEveryResource() {
        ResultSet results = SampleResults.typical();
        Map<String, Long> sums = new TreeMap<>();
        for (List<String> row : CsvFiles.stalls(results).rows()) {
            sums.merge(
                    String.join("/", row.get(0), row.get(1), row.get(2), row.get(6), row.get(3)),
                    Long.parseLong(row.get(5)),
                    Long::sum);
        }
        for (List<String> row : CsvFiles.layers(results).rows()) {
            String key = String.join("/", row.get(0), row.get(1), row.get(2), row.get(19));
            assertThat(sums.get(key + "/array")).isEqualTo(Long.parseLong(row.get(9)));
            assertThat(sums.get(key + "/dram")).isEqualTo(Long.parseLong(row.get(9)));
        }
    }

    @Test
    void energyRowsSumToTheEnergyOfTheRun() {
        ResultSet results = SampleResults.typical();
        Map<String, Double> sums = new TreeMap<>();
        for (List<String> row : CsvFiles.energy(results).rows()) {
            sums.merge(row.get(1) + row.get(9), Double.parseDouble(row.get(8)) * 1e-12, Double::sum);
        }
        for (List<String> row : CsvFiles.summary(results).rows()) {
            assertThat(sums.get(row.get(1) + row.get(2)))
                    .isCloseTo(Double.parseDouble(row.get(6)), org.assertj.core.data.Offset.offset(1e-15));
        }
    }

    @Test
    void anExistingFolderKeepsWhatIsNotOurs() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("notes.txt"), "mine");
        Files.writeString(out.resolve("summary.csv"), "old");

        AtomicFiles.write(out, Map.of("summary.csv", bytes("new"), "figures/a.svg", bytes("<svg/>")));

        assertThat(out.resolve("notes.txt")).hasContent("mine");
        assertThat(out.resolve("summary.csv")).hasContent("new");
        assertThat(out.resolve("figures/a.svg")).exists();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void figuresOfAnEarlierWriteGo() throws IOException {
        org.bitgauge.report.chart.Fonts.install();
        Path out = folder.resolve("out");
        ReportFolder.write(SampleResults.typical(), out, Detail.HEADLINE);
        Files.writeString(out.resolve("figures/mine.drawio"), "mine");

        ReportFolder.write(SampleResults.smallest(), out, Detail.HEADLINE);

        assertThat(out.resolve("figures/speedup.svg")).doesNotExist();
        assertThat(out.resolve("figures/area.svg")).exists();
        assertThat(out.resolve("figures/mine.drawio")).exists();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> AtomicFiles.write(file, Map.of("a", bytes("b"))))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> AtomicFiles.write(file.resolve("below"), Map.of("a", bytes("b"))))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> AtomicFiles.write(folder.resolve("new/deep"), Map.of("../../a", bytes("b"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("outside");
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(leftovers()).isEmpty();
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(p -> p.toString().contains(".tmp-")).toList();
        }
    }

    private static String header(DataTable table) {
        return String.join(",", table.columns());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
