package org.bitgauge.lab.dnnsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitgauge.lab.validate.FamilyCases;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.lab.validate.ValidationFamilies;
import org.bitgauge.lab.validate.ValidationFamily;
import org.bitgauge.lab.validate.ValidationInputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DnnsimFamilyTest {
    private final DnnsimFamily family = new DnnsimFamily();

    @Test
    void isFoundByName() {
        assertThat(ValidationFamilies.all()).extracting(ValidationFamily::name).contains("dnnsim");
    }

    @Test
    void everyShippedNumberIsExact() {
        FamilyCases cases = family.replay(Optional.empty());
        assertThat(cases.cases())
                .hasSizeGreaterThan(200)
                .allMatch(ValidationCase::judged)
                .allMatch(c -> c.comparison().error() == 0);
        assertThat(cases.cases())
                .extracting(c -> c.comparison().quantity())
                .contains("compute_cycles", "cycles", "bit_multiplications", "offchip_weight_reads");
    }

    @Test
    void onlyLayersWithAKnownFaultAreLeftOut() {
        assertThat(family.replay(Optional.empty()).excluded()).isNotEmpty().allSatisfy(e -> {
            assertThat(e.fault()).isEqualTo(4);
            assertThat(e.reason()).startsWith("bug 4: ");
            assertThat(e.caseName()).contains(" fc");
        });
    }

    @Test
    void computeCyclesAndIdealWorkOfTheReferenceSetAreExactWhereItIsAtHand() {
        Optional<Path> golden = golden();
        Assumptions.assumeTrue(golden.isPresent(), "golden/dnnsim is not beside the repository");
        FamilyCases cases = family.replay(golden);
        assertThat(cases.cases())
                .filteredOn(c -> c.tolerance() == 0)
                .hasSizeGreaterThan(1000)
                .allMatch(ValidationCase::passed);
        assertThat(cases.excluded()).allMatch(e -> e.fault() == 3 || e.fault() == 4);
    }

    @Test
    void aFolderWithoutReportsIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> family.replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("golden/shipped");
    }

    private static Optional<Path> golden() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared/golden/dnnsim"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
