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

final class SynthFamilyTest {
    private final SynthFamily family = new SynthFamily();

    @Test
    void theShippedCasesPass() {
        FamilyCases cases = family.replay(Optional.empty());
        assertThat(cases.cases()).hasSizeGreaterThan(1000).allMatch(ValidationCase::passed);
        assertThat(cases.cases().stream().filter(ValidationCase::judged).count())
                .isGreaterThan(700);
    }

    @Test
    void ownCasesAreReadInTheSameLayout(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("fx.csv"),
                """
                unit,name,script,area_um2,period_ps,leak_nW,e_real_fJ,p_W,p_A,p_ACC,lib
                fx_mac,a,small,583.072,1420.9,13272.8,1529.35,8,8,24,nangate45_typ
                fx_mac,a,midB:1.0,583.072,1420.9,13272.8,1529.35,8,8,24,nangate45_typ
                fx_mac,a,small,1166.144,1420.9,13272.8,,8,8,25,nangate45_typ
                """);
        FamilyCases cases = family.replay(Optional.of(folder));
        assertThat(cases.cases()).hasSize(7);
        assertThat(cases.cases().stream().filter(c -> !c.passed()))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.comparison().quantity()).isEqualTo("area");
                    assertThat(c.comparison().caseName()).isEqualTo("fixed 8x8+25 small");
                    assertThat(c.comparison().error()).isBetween(-0.6, -0.3);
                });
        assertThat(cases.notes()).anyMatch(note -> note.startsWith("1 rows"));
    }

    @Test
    void aFolderWithoutCasesIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> family.replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("fx.csv");
    }

    @Test
    void theWholeSweepPassesWhereItIsAtHand() {
        Optional<Path> golden = golden();
        Assumptions.assumeTrue(golden.isPresent(), "golden/synth is not beside the repository");
        assertThat(family.replay(golden).cases()).hasSizeGreaterThan(1000).allMatch(ValidationCase::passed);
    }

    private static Optional<Path> golden() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/golden/synth");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
