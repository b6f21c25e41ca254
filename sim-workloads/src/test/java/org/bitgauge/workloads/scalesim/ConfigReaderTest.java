package org.bitgauge.workloads.scalesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.bitgauge.workloads.WorkloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigReaderTest {
    private static final String CLEAN =
            """
            [general]
            run_name = alex
            [architecture_presets]
            ArrayHeight : 32
            ArrayWidth = 16
            IfmapSramSzkB : 64
            FilterSramSzkB : 128
            OfmapSramSzkB : 256
            IfmapOffset : 0
            Bandwidth : 10
            Dataflow : ws
            MemoryBanks : 1
            [run_presets]
            InterfaceBandwidth: USER
            """;

    @TempDir
    private Path folder;

    private ConfigReader.Read read(String text) throws IOException {
        Path file = folder.resolve("c.cfg");
        Files.writeString(file, text);
        return ConfigReader.read(file);
    }

    @Test
    void aCleanFileIsReadWithoutWarnings() throws IOException {
        ConfigReader.Read found = read(CLEAN);
        assertThat(found.warnings()).isEmpty();
        assertThat(found.config())
                .isEqualTo(new ScaleSimConfig("alex", 32, 16, 64, 128, 256, "ws", OptionalLong.of(10)));
        assertThat(read(CLEAN.replace("USER", "CALC")).config().wordsPerCycle()).isEmpty();
        assertThat(read(CLEAN.toLowerCase(Locale.ROOT).replace("user", "USER"))
                        .config()
                        .rows())
                .isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run_name = alex|run_name = a/b|no file name|2",
                "Dataflow : ws|Dataflow : WS|read as ws|11",
                "Bandwidth : 10|Bandwidth : 10,20,30|first is used|10",
                ": USER|: user|read as USER|14",
                "ArrayHeight : 32|ArrayHeight : 32.0|read as 32|4",
                "ArrayHeight : 32|ArrayHeight : 32 # rows|read as 32|4",
                "MemoryBanks : 1|[network_presets]|is not read|12",
            })
    void defectsThatLeaveTheMeaningAreReportedWithTheirLine(String good, String bad, String word, int line)
            throws IOException {
        ConfigReader.Read found = read(CLEAN.replace(good, bad));
        assertThat(found.config().rows()).isEqualTo(32);
        assertThat(found.config().wordsPerCycle()).hasValue(10);
        assertThat(found.warnings()).singleElement().satisfies(w -> {
            assertThat(w.message()).contains(word);
            assertThat(w.line()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ArrayHeight : 32|ArrayHeight : 0|c.cfg:4: ArrayHeight is '0'",
                "ArrayHeight : 32|ArrayHeight : 4x|c.cfg:4: ArrayHeight is '4x'",
                "ArrayHeight : 32|ArrayHeight : -4|ArrayHeight is '-4'",
                "ArrayHeight : 32|Height : 32|ArrayHeight is missing",
                "ArrayHeight : 32|ArrayWidth : 32|given twice",
                "ArrayHeight : 32|ArrayHeight 32|neither",
                "IfmapSramSzkB : 64|IfmapSramSzkB : 0|IfmapSramSzkB is '0'",
                "IfmapSramSzkB : 64|IfmapSramSzkB : 0.5|IfmapSramSzkB is '0.5'",
                "Dataflow : ws|Dataflow : rs|write os, ws or is",
                "Bandwidth : 10|Bandwidth : 0|Bandwidth is '0'",
                "Bandwidth : 10|Bandwidth : 2.5|Bandwidth is '2.5'",
                "Bandwidth : 10|Offset : 1|Bandwidth is missing",
                ": USER|: FAST|write CALC or USER",
            })
    void whatCannotBeReadNamesFileAndKey(String good, String bad, String word) {
        assertThatThrownBy(() -> read(CLEAN.replace(good, bad)))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("c.cfg")
                .hasMessageContaining(word);
    }

    @Test
    void anEmptyFileABinaryOneAndAMissingOneAreRefused() {
        assertThatThrownBy(() -> read("")).isInstanceOf(WorkloadException.class).hasMessageContaining("missing");
        assertThatThrownBy(() -> read("a\0b"))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("binary");
        assertThatThrownBy(() -> ConfigReader.read(folder.resolve("absent.cfg")))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("no such file");
    }
}
