package org.bitgauge.lab.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpuFamilyTest {
    @Test
    void judgedFractionsAreWithinFivePoints() {
        FamilyReport report = FamilyReport.of(new TpuFamily(), new TpuFamily().replay(Optional.empty()));

        assertThat(report.passed()).isEqualTo(15);
        assertThat(report.failed()).isZero();
        assertThat(report.cases())
                .filteredOn(ValidationCase::judged)
                .allMatch(c -> Math.abs(c.comparison().model() - c.comparison().reference()) < 5);
        assertThat(report.excluded()).hasSize(6);
    }

    /** 65 536 bytes at 34 GB/s and 700 MHz are 1349.3 cycles: 200 rows, 256 to shift, the rest waits. */
    @Test
    void aTileOfTwoHundredRowsIsThatCountedByHand() {
        TpuTile tile = new TpuTile(200);
        assertThat(tile.cycles()).isCloseTo(1349.27, within(0.01));
        assertThat(tile.active()).isCloseTo(200 / 1349.27, within(1e-5));
        assertThat(tile.shift()).isCloseTo(256 / 1349.27, within(1e-5));
        assertThat(new TpuTile(1200).shift()).isCloseTo(149.27 / 1349.27, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 64, 1000, 1093, 1100, 1349, 1350, 5000})
    void fractionsAreNeverNegativeAndAddUp(double rows) {
        TpuTile tile = new TpuTile(rows);
        assertThat(tile.active()).isBetween(0.0, 1.0);
        assertThat(tile.shift()).isBetween(0.0, 1.0);
        assertThat(tile.stall()).isBetween(-1e-12, 1.0);
        assertThat(tile.active() + tile.shift() + tile.stall()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aMissingCounterIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("tpu_v1.csv"), "counter,MLP0\nbatch,200\n");
        assertThatThrownBy(() -> new TpuFamily().replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("non_matrix");
    }
}
