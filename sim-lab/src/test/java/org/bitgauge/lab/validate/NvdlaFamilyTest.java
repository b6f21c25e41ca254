package org.bitgauge.lab.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.core.layer.Network;
import org.bitgauge.workloads.zoo.ResNet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvdlaFamilyTest {
    private static final Network RESNET = new ResNet.ResNet50.Spec(1, 224, ResNet.ResNet50.Variant.V1).build();

    @Test
    void sevenConfigurationsAreWithinNinePercentAndInOrder() {
        FamilyReport report = FamilyReport.of(new NvdlaFamily(), new NvdlaFamily().replay(Optional.empty()));

        assertThat(report.passed()).isEqualTo(7);
        assertThat(report.failed()).isZero();
        assertThat(report.cases())
                .filteredOn(ValidationCase::judged)
                .allMatch(c -> Math.abs(c.comparison().error()) < 0.09);
        double before = Double.MAX_VALUE;
        for (ValidationCase c : report.cases()) {
            if (!c.judged()) {
                assertThat(c.comparison().model()).isLessThan(before);
                before = c.comparison().model();
            }
        }
    }

    @Test
    void bandwidthBufferAndMultipliersNeverHarm() {
        double frames = NvdlaMachine.of(256, 128, 2).framesPerSecond(RESNET);
        assertThat(NvdlaMachine.of(256, 128, 4).framesPerSecond(RESNET)).isGreaterThan(frames);
        assertThat(NvdlaMachine.of(256, 256, 2).framesPerSecond(RESNET)).isGreaterThan(frames);
        assertThat(NvdlaMachine.of(512, 128, 2).framesPerSecond(RESNET)).isGreaterThan(frames);
        assertThat(NvdlaMachine.of(256, 1e9, 1e9).framesPerSecond(RESNET)).isBetween(50.0, 1e9 * 256 / 3.8e9);
    }

    @Test
    void multipliersThatCannotBeLaidOutAreRefused(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("nvdla_resnet50.csv"),
                "macs,conv_buffer_KB,dram_GBps,area_mm2_28nm,frames_per_s\n100,1,1,1,1\n");
        assertThatThrownBy(() -> new NvdlaFamily().replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("power of two");
    }
}
