package org.bitgauge.lab.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FpgaFamilyTest {
    @Test
    void everyMacIsWithinFifteenPerCentAndLookupTablesWithinEightInTheMedian() {
        FamilyReport report = FamilyReport.of(new FpgaFamily(), new FpgaFamily().replay(Optional.empty()));

        assertThat(report.ok()).isTrue();
        assertThat(report.failed()).isZero();
        assertThat(errors(report, "LUT")).hasSize(27);
        assertThat(errors(report, "LUT")[13]).isLessThan(0.08);
        assertThat(errors(report, "LUT")[26]).isBetween(0.10, 0.15);
        assertThat(errors(report, "FF")[26]).isZero();
    }

    @Test
    void theFormulasOfFinnRAreMetExactly() {
        FamilyReport report = FamilyReport.of(new FpgaFamily(), new FpgaFamily().replay(Optional.empty()));

        assertThat(report.cases().stream().filter(c -> c.comparison().quantity().startsWith("FINN-R")))
                .hasSize(110)
                .allMatch(c -> c.tolerance() == 0 && c.comparison().error() == 0);
    }

    @Test
    void otherCasesAreReadFromTheirFolderAndWhatHasNoModelIsNamed(@TempDir Path folder) throws IOException {
        String header = "unit,p_W,p_A,p_ACC,lut,lut6,carry4,muxf,ff,inv,tool,p_E,p_M,p_EO,p_MO,p_RND\n";
        Files.writeString(
                folder.resolve("fpga_lut.csv"),
                header + "fx_mac,8,8,24,100,98,6,42,24,0,t,,,,,\nfp_mac,,,,300,1,28,1,14,1,t,6,7,6,7,0\n");
        FamilyReport report = FamilyReport.of(new FpgaFamily(), new FpgaFamily().replay(Optional.of(folder)));

        assertThat(report.ok()).isFalse();
        assertThat(report.cases()).hasSize(3);
        assertThat(report.excluded()).hasSize(1);
        assertThat(report.excluded().get(0).reason()).contains("truncating");
    }

    @Test
    void aFolderWithoutCasesSaysWhatIsMissing(@TempDir Path folder) {
        assertThatThrownBy(() -> new FpgaFamily().replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("fpga_lut.csv");
    }

    @Test
    void theGoldenSetIsTheShippedOne() {
        Path golden = shared();
        Assumptions.assumeTrue(Files.isDirectory(golden));
        FamilyReport report = FamilyReport.of(new FpgaFamily(), new FpgaFamily().replay(Optional.of(golden)));

        assertThat(report.ok()).isTrue();
        assertThat(report.cases()).hasSize(81);
    }

    private static double[] errors(FamilyReport report, String quantity) {
        double[] errors = report.cases().stream()
                .filter(c -> c.comparison().quantity().equals(quantity))
                .mapToDouble(c -> Math.abs(c.comparison().error()))
                .toArray();
        Arrays.sort(errors);
        return errors;
    }

    private static Path shared() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/golden/synth");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Path.of("no-shared-folder");
    }
}
