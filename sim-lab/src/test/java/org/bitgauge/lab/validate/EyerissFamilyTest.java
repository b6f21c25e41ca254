package org.bitgauge.lab.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EyerissFamilyTest {
    private final FamilyReport report =
            FamilyReport.of(new EyerissFamily(), new EyerissFamily().replay(Optional.empty()));

    @Test
    void everyNumberIsWithinItsBound() {
        assertThat(report.cases()).hasSize(23);
        assertThat(report.failed()).isZero();
        assertThat(report.excluded()).isEmpty();
    }

    @Test
    void thePinnedErrorsDoNotGrow() {
        assertThat(worst("processing time")).isLessThan(0.063);
        assertThat(worst("buffer traffic")).isLessThan(0.005);
        assertThat(worst("DRAM traffic")).isLessThan(0.05);
        assertThat(worst("active elements")).isZero();
    }

    @Test
    void otherLayersOfAFolderAreLeftOutWithAReason(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("eyeriss_alexnet.csv"),
                "layer,processing_ms,active_PEs,zeros_in_ifmap_pct,global_buffer_MB,dram_MB\n"
                        + "conv1,20,154,0,18,5\nconv9,1,1,0,1,1\n");
        FamilyReport other = FamilyReport.of(new EyerissFamily(), new EyerissFamily().replay(Optional.of(folder)));

        assertThat(other.excluded()).hasSize(1);
        assertThat(other.failed()).isEqualTo(2);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> new EyerissFamily().replay(Optional.of(empty)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("eyeriss_alexnet.csv");
    }

    private double worst(String quantity) {
        List<ValidationCase> cases = report.cases().stream()
                .filter(c -> c.comparison().quantity().equals(quantity))
                .toList();
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .mapToDouble(c -> Math.abs(c.comparison().error()))
                .max()
                .orElseThrow();
    }
}
