package org.bitgauge.lab.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnitsFamilyTest {
    @Test
    void crossingsAreNearSynthesisAndMissesAreCounted() {
        FamilyReport report = FamilyReport.of(new UnitsFamily(), new UnitsFamily().replay(Optional.empty()));

        assertThat(report.ok()).isTrue();
        assertThat(report.excluded()).hasSize(4);
        assertThat(report.cases())
                .filteredOn(c -> c.comparison().quantity().equals("area"))
                .hasSize(26);
        assertThat(report.failed()).as("misses are listed").isBetween(1L, 12L);
        assertThat(report.cases())
                .filteredOn(c -> c.comparison().caseName().startsWith("ipu"))
                .hasSize(12)
                .allMatch(c -> Math.abs(c.comparison().model() / c.comparison().reference() - 1) < 0.15);
        assertThat(report.cases())
                .filteredOn(c -> c.comparison().quantity().equals("overtakes-at-common-clock"))
                .hasSize(10)
                .allMatch(c -> Math.abs(c.comparison().model() / c.comparison().reference() - 1) < 0.25);
    }

    @Test
    void widthsThatWereNotSeenAreReadFromAFolder(@TempDir Path folder) throws IOException {
        String header =
                "unit,name,script,area_um2,period_ps,e_real_fJ,p_W,p_ACC,p_LN,p_DUAL,p_WREG,p_BA,p_A1,p_A,p_G,p_P\n";
        Files.writeString(
                folder.resolve("units.csv"),
                header
                        + "stripes_sip,s4,fast,995,1470,2502,4,32,16,0,0,,,,,\n"
                        + "ipu,i4,fast,2756,1360,5740,4,16,16,,,,,4,,\n");
        FamilyReport report = FamilyReport.of(new UnitsFamily(), new UnitsFamily().replay(Optional.of(folder)));

        assertThat(report.cases()).hasSize(9);
        assertThat(report.cases())
                .filteredOn(c -> c.comparison().quantity().equals("area"))
                .hasSize(2)
                .allMatch(c -> Math.abs(c.comparison().model() / c.comparison().reference() - 1) < 0.11);
        assertThatThrownBy(() -> new UnitsFamily().replay(Optional.of(folder.resolve("none"))))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("units.csv");
    }
}
