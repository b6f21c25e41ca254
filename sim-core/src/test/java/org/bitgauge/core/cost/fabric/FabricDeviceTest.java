package org.bitgauge.core.cost.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class FabricDeviceTest {
    @Test
    void devicesComeFromTheTableWithTheirDataSheet() {
        FabricDevice small = FabricDevice.named("XC7Z020");
        assertThat(small.count(Resource.LUT)).isEqualTo(53_200);
        assertThat(small.count(Resource.BRAM18)).isEqualTo(280);
        assertThat(small.slice()).isEqualTo(DspSlice.DSP48E1);
        assertThat(FabricDevice.builtIn())
                .allSatisfy(d -> assertThat(d.source()).startsWith("Xilinx DS"));
    }

    @Test
    void unknownDevicesAreNamedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FabricDevice.named("xc6slx9"))
                .withMessageContaining("xc7z020")
                .withMessageContaining("vu9p");
    }

    /** UG573 table 1-10: 18 Kbit as 512 x 36, 1024 x 18, 2048 x 9, 4096 x 4, 8192 x 2, 16384 x 1. */
    @Test
    void memoriesTakeTheShapesOfTheBlocks() {
        assertThat(FabricMemory.bram18(36, 512)).isEqualTo(1);
        assertThat(FabricMemory.bram18(36, 513)).isEqualTo(2);
        assertThat(FabricMemory.bram18(18, 1024)).isEqualTo(1);
        assertThat(FabricMemory.bram18(9, 2048)).isEqualTo(1);
        assertThat(FabricMemory.bram18(4, 4096)).isEqualTo(1);
        assertThat(FabricMemory.bram18(2, 8192)).isEqualTo(1);
        assertThat(FabricMemory.bram18(1, 16_385)).isEqualTo(2);
        assertThat(FabricMemory.lutRam(16, 65)).isEqualTo(32);
        assertThat(FabricMemory.uram(73, 4096)).isEqualTo(2);
    }
}
