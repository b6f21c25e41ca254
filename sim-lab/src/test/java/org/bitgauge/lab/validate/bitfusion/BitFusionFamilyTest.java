package org.bitgauge.lab.validate.bitfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.lab.validate.FamilyReport;
import org.bitgauge.lab.validate.ValidationInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitFusionFamilyTest {
    private static final String HEADER =
            "N,M,Max Precision (bits),Min Precision (bits),Network,Layer,Cycles,Memory wait cycles,WBUF Read,WBUF"
                    + " Write,OBUF Read,OBUF Write,IBUF Read,IBUF Write,DRAM Read,DRAM Write,Bandwidth (bits/cycle),WBUF"
                    + " Size (bits),OBUF Size (bits),IBUF Size (bits),Batch size\n";

    @Test
    void everyPublishedLayerIsReproducedExactly() {
        FamilyReport report = FamilyReport.of(new BitFusionFamily(), new BitFusionFamily().replay(Optional.empty()));

        assertThat(report.cases()).hasSizeGreaterThanOrEqualTo(900);
        assertThat(report.cases())
                .filteredOn(c -> c.comparison().quantity().matches("cycles|memory wait.*|.BUF.*|DRAM.*"))
                .hasSizeGreaterThanOrEqualTo(900)
                .allSatisfy(c -> assertThat(c.comparison().model())
                        .as(c.comparison().toString())
                        .isEqualTo(c.comparison().reference()));
    }

    @Test
    void otherCasesAreReadFromTheirFolder(@TempDir Path folder) throws IOException {
        String row = "16,32,8,2,LSTM,matmul/MatMul,337175,231383,866648064,54165504,110231552,110231552,866648064,"
                + "6770688,62836736,1900544,192,65536,16384,32768,16\n";
        Files.writeString(folder.resolve("layers.csv"), HEADER + row);
        FamilyReport report = FamilyReport.of(new BitFusionFamily(), new BitFusionFamily().replay(Optional.of(folder)));
        assertThat(report.passed()).isEqualTo(10);
        assertThat(report.failed()).isZero();

        Files.writeString(folder.resolve("layers.csv"), HEADER + row.replace("matmul/", "matmull/"));
        assertThatThrownBy(() -> new BitFusionFamily().replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("LSTM has no layer 'matmull'; layers: matmul");
        Files.writeString(folder.resolve("layers.csv"), HEADER + row.replace("LSTM", "LSTN"));
        assertThatThrownBy(() -> new BitFusionFamily().replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("did you mean 'LSTM'");
    }
}
