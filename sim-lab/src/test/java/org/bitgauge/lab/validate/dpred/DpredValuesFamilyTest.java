package org.bitgauge.lab.validate.dpred;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.lab.validate.FamilyReport;
import org.bitgauge.lab.validate.ValidationInputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DpredValuesFamilyTest {
    @Test
    void shippedTensorsAreCountedExactly() {
        FamilyReport report = report(Optional.empty());

        assertThat(report.ok()).isTrue();
        assertThat(report.worstAbsError()).isZero();
        assertThat(report.cases()).hasSizeGreaterThan(1000);
    }

    @Test
    void sharedTensorsAreCountedExactly() {
        Optional<Path> shared = shared("shared/golden/values");
        Assumptions.assumeTrue(shared.isPresent());

        FamilyReport report = report(shared);

        assertThat(report.ok()).isTrue();
        assertThat(report.cases()).hasSize(14_280);
    }

    @Test
    void aWrongCountIsFound(@TempDir Path folder) throws IOException {
        Path traces = Files.createDirectories(folder.resolve("traces/tiny"));
        Files.copy(resource("wgt-conv1.npy"), traces.resolve("wgt-conv1.npy"));
        String header =
                "layer,tensor,P,I,signed,group,values,groups,zeros,sum_p,traffic_bits_plain,traffic_bits_zvec\n";
        Files.writeString(
                folder.resolve("dpred_profile_tiny.csv"), header + "conv1,wgt,3,0,1,16,150,10,59,22,372,390\n");
        assertThat(report(Optional.of(folder)).ok()).isTrue();

        Files.writeString(
                folder.resolve("dpred_profile_tiny.csv"), header + "conv1,wgt,3,0,1,16,150,10,59,23,372,390\n");
        assertThat(report(Optional.of(folder)).failed()).isEqualTo(1);
    }

    @Test
    void missingTracesAndTablesAreNamed(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> report(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("dpred_NETWORK.csv");
        Files.writeString(folder.resolve("dpred_nowhere.csv"), "layer\n");
        assertThatThrownBy(() -> report(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("no traces of network 'nowhere'");
    }

    private static FamilyReport report(Optional<Path> cases) {
        DpredValuesFamily family = new DpredValuesFamily();
        return FamilyReport.of(family, family.replay(cases));
    }

    private static java.io.InputStream resource(String name) {
        return java.util.Objects.requireNonNull(DpredValuesFamily.class.getResourceAsStream(name));
    }

    private static Optional<Path> shared(String path) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(path))) {
                return Optional.of(at.resolve(path));
            }
        }
        return Optional.empty();
    }
}
