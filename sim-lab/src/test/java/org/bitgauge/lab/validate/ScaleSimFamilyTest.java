package org.bitgauge.lab.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScaleSimFamilyTest {
    private final ScaleSimFamily family = new ScaleSimFamily();

    @Test
    void isFoundByName() {
        assertThat(ValidationFamilies.all()).extracting(ValidationFamily::name).contains("scalesim");
    }

    @Test
    void everyShippedLayerIsExact() {
        FamilyCases cases = family.replay(Optional.empty());
        assertThat(cases.cases())
                .hasSizeGreaterThan(2000)
                .allMatch(ValidationCase::judged)
                .allMatch(ValidationCase::passed);
        assertThat(cases.cases()).extracting(c -> c.comparison().quantity()).contains("total cycles", "ofmap writes");
        assertThat(cases.excluded()).isNotEmpty();
    }

    @Test
    void everyLayerOfTheReferenceSetIsExactWhereItIsAtHand() {
        Optional<Path> golden = golden();
        Assumptions.assumeTrue(golden.isPresent(), "golden/scalesim is not beside the repository");
        FamilyCases cases = family.replay(golden);
        assertThat(cases.cases()).hasSizeGreaterThan(6000).allMatch(ValidationCase::passed);
        assertThat(cases.excluded()).singleElement().satisfies(e -> assertThat(e.caseName())
                .contains("43 runs"));
    }

    @Test
    void ownCasesAreReadInTheSameLayoutAndAWrongOneIsCaught(@TempDir Path folder) throws IOException {
        write(folder, "USER", "63");
        FamilyCases user = family.replay(Optional.of(folder));
        assertThat(user.cases()).hasSize(5).allMatch(ValidationCase::passed);
        assertThat(user.excluded()).singleElement().satisfies(e -> assertThat(e.reason())
                .contains("stalls"));
        write(folder, "CALC", "64");
        assertThat(family.replay(Optional.of(folder)).cases())
                .hasSize(7)
                .filteredOn(c -> !c.passed())
                .singleElement()
                .satisfies(c -> assertThat(c.comparison().quantity()).isEqualTo("total cycles"));
    }

    @Test
    void aFolderWithoutCasesIsRefused(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> family.replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("cases.csv");
        write(folder, "CALC", "63");
        Files.writeString(folder.resolve("reports/a/COMPUTE_REPORT.csv"), "LayerID, Total Cycles,\n");
        assertThatThrownBy(() -> family.replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("0 layers, the topology has 1");
        Files.delete(folder.resolve("configs/a.cfg"));
        assertThatThrownBy(() -> family.replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("a.cfg");
    }

    private static void write(Path folder, String mode, String total) throws IOException {
        for (String sub : new String[] {"configs", "topologies", "reports/a"}) {
            Files.createDirectories(folder.resolve(sub));
        }
        Files.writeString(folder.resolve("cases.csv"), "case,topology,format,dataflow\na,t,conv,os\n");
        Files.writeString(
                folder.resolve("configs/a.cfg"),
                """
                [general]
                run_name = a
                [architecture_presets]
                ArrayHeight : 8
                ArrayWidth : 8
                IfmapSramSzkB : 64
                FilterSramSzkB : 64
                OfmapSramSzkB : 64
                Bandwidth : 10
                Dataflow : os
                [run_presets]
                InterfaceBandwidth: %s
                """
                        .formatted(mode));
        Files.writeString(folder.resolve("topologies/t.csv"), "h,\nx, 5, 5, 3, 3, 2, 3, 1,\n");
        Files.writeString(
                folder.resolve("reports/a/COMPUTE_REPORT.csv"),
                "LayerID, Total Cycles, Stall Cycles, Overall Util %, Mapping Efficiency %, Compute Util %,\n0, "
                        + total + ", 0, 12.053571428571429, 21.09375, 11.865234375,\n");
        Files.writeString(
                folder.resolve("reports/a/DETAILED_ACCESS_REPORT.csv"),
                "LayerID, SRAM IFMAP Reads, SRAM Filter Reads, SRAM OFMAP Writes,\n0, 162, 108, 59,\n");
    }

    private static Optional<Path> golden() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/golden/scalesim");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
