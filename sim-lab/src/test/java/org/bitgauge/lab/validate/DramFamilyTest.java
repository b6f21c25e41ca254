package org.bitgauge.lab.validate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.result.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DramFamilyTest {
    private static final String CONFIG =
            """
            config,bytes_per_data_command,channels,ranks_per_channel,peak_GBps,tCK_ns,tRFC,tREFI,tFAW,tRRD_S,tRRD_L,tCCD_S,tCCD_L,tRC,banks_per_rank,row_bytes_per_channel,CL,tRCD,tRP,burst_clocks
            ddr4_3200_bgmap_1rank,64,1,1,25.6,0.625,560,12480,34,4,8,4,8,74,16,8192,22,22,22,4
            """;

    @Test
    void shippedPatternsAreWithinWhatTheDocumentationSays() {
        FamilyReport report = FamilyReport.of(new DramFamily(), new DramFamily().replay(Optional.empty()));
        List<Double> errors = report.cases().stream()
                .filter(ValidationCase::judged)
                .map(c -> Math.abs(c.comparison().error()))
                .sorted()
                .toList();

        assertThat(errors).hasSize(276);
        assertThat(errors.get(errors.size() / 2)).isLessThan(0.0005);
        assertThat(errors.get(errors.size() * 9 / 10)).isLessThan(0.01);
        assertThat(errors.get(errors.size() - 1)).isLessThan(0.03);
        assertThat(report.failed()).isZero();
        assertThat(report.cases())
                .map(ValidationCase::comparison)
                .filteredOn(c -> c.quantity().equals("core energy"))
                .hasSize(276)
                .allMatch(c -> Math.abs(c.error()) < 0.05);
    }

    @Test
    void casesThatNoRuleWasFoundFromAreMetBurstForBurstWhereNothingIsRandom() throws URISyntaxException {
        Path folder = Path.of(requireNonNull(DramFamilyTest.class.getResource("held-out-dram"))
                .toURI());
        FamilyReport report = FamilyReport.of(new DramFamily(), new DramFamily().replay(Optional.of(folder)));

        assertThat(report.excluded()).isEmpty();
        assertThat(report.passed()).isEqualTo(62);
        assertThat(report.failed()).isZero();
        for (ValidationCase one : report.cases()) {
            Comparison found = one.comparison();
            boolean random = found.caseName().contains("rand");
            double bound =
                    switch (found.quantity()) {
                        case "efficiency" -> random ? 0.02 : 0.0025;
                        case "row misses" -> random ? 0.01 : 1e-4;
                        default -> Double.POSITIVE_INFINITY;
                    };
            assertThat(Math.abs(found.error())).as("%s", found).isLessThan(bound);
        }
    }

    @Test
    void otherCasesAreReadFromTheirFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("config_params.csv"), CONFIG);
        Files.writeString(
                folder.resolve("dramsim3.csv"),
                "config,pattern,efficiency,row_hit_rate,energy_pJ_per_bit\n"
                        + "ddr4_3200_bgmap_1rank,stride_read_1048576B,0.0516,0.0,10\n"
                        + "ddr4_3200_bgmap_1rank,zigzag,0.5,0.0,10\nother,seq_read,0.5,0.0,10\n");
        FamilyReport report = FamilyReport.of(new DramFamily(), new DramFamily().replay(Optional.of(folder)));

        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.failed()).isZero();
        assertThat(report.excluded()).hasSize(2);
        Files.delete(folder.resolve("config_params.csv"));
        assertThatThrownBy(() -> new DramFamily().replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("config_params.csv");
    }
}
