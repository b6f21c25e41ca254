package org.bitgauge.workloads.scalesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.workloads.WorkloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TopologyReaderTest {
    private static final String HEAD =
            "Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides,\n";

    @TempDir
    private Path folder;

    private ScaleSimImport read(String text, boolean gemm) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, text);
        return TopologyReader.read(file, gemm);
    }

    private ScaleSimImport convolutions(String rows) throws IOException {
        return read(HEAD + rows, false);
    }

    @Test
    void aCleanFileIsReadWithoutWarnings() throws IOException {
        ScaleSimImport found = convolutions("Conv1, 224, 224, 11, 11, 3, 96, 4,\n\nb, 9, 8, 3, 2, 5, 7, 2,\n");
        assertThat(found.warnings()).isEmpty();
        assertThat(found.layers())
                .containsExactly(
                        ScaleSimLayer.convolution("Conv1", 224, 224, 11, 11, 3, 96, 4, 4),
                        ScaleSimLayer.convolution("b", 9, 8, 3, 2, 5, 7, 2, 2));
        assertThat(found.layers().get(0).pixels()).isEqualTo(3025);
        assertThat(found.layers().get(0).taps()).isEqualTo(363);
    }

    @Test
    void productsAreReadAsTheToolDoes() throws IOException {
        ScaleSimLayer layer =
                read("Layer, M, N, K,\ng, 17, 9, 33,\n", true).layers().get(0);
        assertThat(List.of(layer.pixels(), layer.filters(), layer.taps())).containsExactly(17L, 9L, 33L);
        assertThat(layer.operation().macs()).isEqualTo(17 * 9 * 33);
    }

    @Test
    void aDepthwiseRowIsOneConvolutionWithGroups() throws IOException {
        ScaleSimImport found = convolutions("DPc,9,9,3,3,4,2,2,\n");
        ScaleSimLayer layer = found.layers().get(0);
        assertThat(layer.copies()).isEqualTo(4);
        assertThat(LoopNest.of(layer.operation()).size().groups()).isEqualTo(4);
        assertThat(layer.operation().macs()).isEqualTo(4L * 16 * 9 * 2);
        assertThat(found.warnings()).singleElement().satisfies(w -> assertThat(w.message())
                .contains("DP"));
    }

    /** Each line: a row with a defect that leaves its meaning, and a word of the warning. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,5,5,3,3,2,4,1|no comma at the end",
                "x,5,5,3,3,2,4,1,,,,|empty columns",
                "x;5;5;3;3;2;4;1;|semicolons",
                "x,5.0,5,3,3,2,4,1,|read as 5",
                "x,5,5,3,3,2,4,1,1,|horizontal stride",
                "x,5,5,3,3,2,4,1,2:4,|dense",
                "x,5,5,3,3,2,4,1,1,7,8,|ignored",
                ",5,5,3,3,2,4,1,|no name",
            })
    void defectsThatLeaveTheMeaningAreReportedWithTheirLine(String row, String word) throws IOException {
        ScaleSimImport found = convolutions(row + "\n");
        assertThat(found.layers()).hasSize(1);
        assertThat(found.layers().get(0).taps()).isEqualTo(18);
        assertThat(found.warnings()).anySatisfy(w -> {
            assertThat(w.message()).contains(word);
            assertThat(w.line()).isEqualTo(2);
            assertThat(w.toString()).contains("t.csv:2: ");
        });
    }

    @Test
    void titlesEmptyRowsMarksAndLineEndsDoNotStopIt() throws IOException {
        ScaleSimImport found = read(
                "\uFEFF" + HEAD.strip() + "\r\nEncoder,,,,,,,,\r\n,,,,,,,,\r\n\r\nx, 5, 5, 3, 3, 2, 4, 1,\r\n", false);
        assertThat(found.layers()).hasSize(1);
        assertThat(found.warnings()).extracting(ScaleSimWarning::line).containsExactly(2, 3);
    }

    @Test
    void aMissingHeaderLosesNoLayer() throws IOException {
        ScaleSimImport found = read("x, 5, 5, 3, 3, 2, 4, 1,\n", false);
        assertThat(found.layers()).hasSize(1);
        assertThat(found.warnings()).singleElement().satisfies(w -> assertThat(w.message())
                .contains("no header"));
    }

    @Test
    void theNinthColumnIsTheHorizontalStride() throws IOException {
        assertThat(convolutions("x,9,9,3,3,2,4,1,2,\n").layers().get(0).strideWidth())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,5,5,3,3,2,4,|stride",
                "x,5,5,3,|--gemm",
                "x,5,,3,3,2,4,1,|column 3 (ifmap width) is empty",
                "x,5,5y,3,3,2,4,1,|holds '5y'",
                "x,5,5.5,3,3,2,4,1,|holds '5.5'",
                "x,0,5,3,3,2,4,1,|ifmap height must be at least 1",
                "x,5,5,6,3,2,4,1,|larger than the ifmap",
                "x,5,5,3,3,0,4,1,|channels must be at least 1",
                "x,5,5,3,3,-2,4,1,|channels must be at least 1",
                "x,5,5,3,3,2,0,1,|number of filters must be at least 1",
                "x,5,5,3,3,2,4,0,|stride must be at least 1",
                "x,5,5,3,3,2,4,-1,|stride must be at least 1",
                "x,5,5,3,3,2,99999999999999999999,1,|whole number",
                "DP,5,5,3,3,99999999,4,1,|at most 1048576 layers",
                "DP,5,5,3,3,0,4,1,|channels must be at least 1",
                "x,900000000,900000000,3,3,900000000,900000000,1,|a size is wrong",
            })
    void whatCannotBeReadNamesFileAndLine(String row, String word) {
        assertThatThrownBy(() -> convolutions(row + "\n"))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("t.csv:2: ")
                .hasMessageContaining(word);
    }

    @Test
    void everyBadLineIsToldAtOnce() {
        assertThatThrownBy(() -> convolutions("a,0,5,3,3,2,4,1,\nb,5,5,3,3,2,4,x,\n"))
                .hasMessageContaining("t.csv:2: ")
                .hasMessageContaining("t.csv:3: ");
    }

    @Test
    void anEmptyFileAMissingOneAndTheWrongFormAreRefused() {
        assertThatThrownBy(() -> convolutions(""))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("no layer");
        assertThatThrownBy(() -> read("", false))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("no layer");
        assertThatThrownBy(() -> TopologyReader.read(folder.resolve("absent.csv"), false))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("absent.csv");
        assertThatThrownBy(() -> read(HEAD + "x,5,5,3,3,2,4,1,\n", true))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("leave out --gemm");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ourConvolutionHasTheirRoundedUpOutput(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long fh = 1 + random.nextInt(6);
        long fw = 1 + random.nextInt(6);
        long h = fh + random.nextInt(20);
        long w = fw + random.nextInt(20);
        long sh = 1 + random.nextInt(5);
        long sw = 1 + random.nextInt(5);
        ScaleSimLayer layer = ScaleSimLayer.convolution("x", h, w, fh, fw, 3, 4, sh, sw);
        long rows = (long) Math.ceil((h - fh + sh) / (double) sh);
        long columns = (long) Math.ceil((w - fw + sw) / (double) sw);
        assertThat(layer.pixels()).isEqualTo(rows * columns);
        assertThat(LoopNest.of(layer.operation()).size().pixels()).isEqualTo(rows * columns);
        assertThat(layer.operation().macs()).isEqualTo(rows * columns * fh * fw * 3 * 4);
    }

    @Test
    void namesBecomeUnique() throws IOException {
        ScaleSimImport found =
                convolutions("x,5,5,3,3,2,4,1,\nx,5,5,3,3,2,4,1,\nx#1,5,5,3,3,2,4,1,\ninput,5,5,3,3,2,4,1,\n");
        assertThat(found.network("n", "s").layers())
                .extracting(layer -> layer.name())
                .containsExactly("x", "x#2", "x#1", "input#1");
    }
}
