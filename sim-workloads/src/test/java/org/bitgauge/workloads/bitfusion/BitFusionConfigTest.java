package org.bitgauge.workloads.bitfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitgauge.workloads.WorkloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitFusionConfigTest {
    private static final String CONF =
            """
            [system]
            if_width = 192

            [accelerator]
            # in Hz
            frequency = 500000000
            Wgt_SRAM = 65536
            Act_SRAM = 32768
            Out_SRAM = 16384
            gate_count = 20000
            a = 16
            c = 32
            high_prec = 8
            low_prec = 2
            """;

    @TempDir
    private Path folder = Path.of("");

    private BitFusionConfig read(String text) throws IOException {
        return BitFusionConfig.read(Files.writeString(folder.resolve("conf.ini"), text));
    }

    @Test
    void readsTheMachineAndWritesItsExperiment() throws IOException {
        BitFusionConfig config = read(CONF);
        assertThat(config)
                .extracting(
                        BitFusionConfig::interfaceBits,
                        BitFusionConfig::weightBytes,
                        BitFusionConfig::activationBytes,
                        BitFusionConfig::outputBytes,
                        BitFusionConfig::rows,
                        BitFusionConfig::columns)
                .containsExactly(192L, 65_536L, 32_768L, 16_384L, 16, 32);
        assertThat(config.warnings()).isEmpty();
        assertThat(BitFusionExperiment.write(config, BitFusionNetwork.named("AlexNet"), 16))
                .contains("type: fusion, rows: 16, columns: 32, maximum: 8, minimum: 2")
                .contains("bandwidth: 192 bit/cycle}")
                .contains("{match: fc3, weights: int8, activations: int8}");
    }

    @Test
    void whatIsOddIsToldByLine() throws IOException {
        assertThat(read(CONF + "colour = red\nb = 2\n").warnings())
                .hasSize(2)
                .anyMatch(w -> w.contains(":15") && w.contains("accelerator.colour is not read"))
                .anyMatch(w -> w.contains(":16") && w.contains("always takes 1"));
    }

    @Test
    void whatIsWrongIsNamedWithWhatWouldBeRight() {
        assertThatThrownBy(() -> read(CONF.replace("high_prec = 8", "high_prec = 12")))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("conf.ini:13")
                .hasMessageContaining("high_prec = 16");
        assertThatThrownBy(() -> read(CONF.replace("a = 16\n", ""))).hasMessageContaining("a is missing");
        assertThatThrownBy(() -> read(CONF.replace("192", "wide"))).hasMessageContaining("conf.ini:2");
        assertThatThrownBy(() -> read(CONF.replace("16384", "0"))).hasMessageContaining("from 1 to");
        assertThatThrownBy(() -> BitFusionConfig.read(folder.resolve("none.ini")))
                .hasMessageContaining("no such file");
    }
}
