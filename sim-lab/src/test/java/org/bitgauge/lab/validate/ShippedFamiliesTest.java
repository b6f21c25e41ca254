package org.bitgauge.lab.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.core.result.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFamiliesTest {
    @Test
    void stripesIdealsAreThoseThatBitsAndShapesGive() {
        FamilyReport report = FamilyReport.of(new StripesFamily(), new StripesFamily().replay(Optional.empty()));

        assertThat(report.ok()).isTrue();
        assertThat(report.excluded()).isEmpty();
        assertThat(report.cases()).hasSize(18);
        assertThat(model(report, "LeNet")).isEqualTo(16.0 / 3);
        assertThat(model(report, "VGG_19")).isBetween(1.345, 1.355);
        assertThat(report.passed()).isEqualTo(10);
        for (String judged : new String[] {"AlexNet", "VGG_M", "VGG_S", "VGG_19"}) {
            assertThat(model(report, judged, "ideal-speedup-of-the-unit"))
                    .as("cycles of the unit beside the formula: %s", judged)
                    .isCloseTo(model(report, judged, "ideal-speedup"), withinPercentage(0.1));
        }
    }

    @Test
    void cactiPointsArePredictedWithoutLookingAtThem() {
        FamilyReport report = FamilyReport.of(new CactiFamily(), new CactiFamily().replay(Optional.empty()));

        assertThat(report.ok()).isTrue();
        assertThat(report.cases()).allMatch(c -> c.comparison().caseName().endsWith("leave-one-out"));
        assertThat(report.worstAbsError()).isGreaterThan(0.1);
        assertThat(report.medianAbsError()).isLessThan(0.03);
    }

    @Test
    void otherCasesAreReadFromTheirFolder(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("stripes_precisions.csv"),
                "network,conv_activation_bits,ideal_published,ideal_recomputed\nLeNet,8-8,2.5,2\nOther,1,1,1\n");
        FamilyReport report = FamilyReport.of(new StripesFamily(), new StripesFamily().replay(Optional.of(folder)));

        assertThat(model(report, "LeNet")).isEqualTo(2);
        assertThat(report.ok()).isFalse();
        assertThat(report.excluded()).hasSize(1);
        assertThatThrownBy(() -> new CactiFamily().replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("sram.csv");
    }

    private static double model(FamilyReport report, String name) {
        return model(report, name, "ideal-speedup");
    }

    private static double model(FamilyReport report, String name, String quantity) {
        return report.cases().stream()
                .map(ValidationCase::comparison)
                .filter(c -> c.caseName().equals(name) && c.quantity().equals(quantity))
                .mapToDouble(Comparison::model)
                .findFirst()
                .orElseThrow();
    }
}
