package org.bitgauge.core.cost.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bitgauge.core.cost.HardwareCost;
import org.junit.jupiter.api.Test;

class RegisterFileCostsTest {
    private final RegisterCell cell = RegisterCell.aladdin40();

    @Test
    void aPlainRegisterIsItsBits() {
        HardwareCost cost = RegisterFileCosts.write(new RegisterFileSpec(1, 24), cell);

        assertThat(cost.areaUm2()).isCloseTo(24 * 5.98, within(1e-9));
        assertThat(cost.energyFj()).isCloseTo(24 * 9.0, within(1e-9));
        assertThat(cost.leakageNw()).isCloseTo(24 * 70, within(1e-9));
        assertThat(cost.energy().what()).contains("aladdin40");
    }

    @Test
    void readPortsAndWordsAddMultiplexers() {
        HardwareCost one = RegisterFileCosts.read(new RegisterFileSpec(16, 8), cell);
        HardwareCost two = RegisterFileCosts.read(new RegisterFileSpec(16, 8, 2), cell);
        HardwareCost deeper = RegisterFileCosts.read(new RegisterFileSpec(32, 8), cell);

        assertThat(two.areaUm2() - one.areaUm2()).isCloseTo(15 * 8 * 0.4 * 5.98, within(1e-9));
        assertThat(deeper.energyFj()).isGreaterThan(one.energyFj());
        assertThat(deeper.delayPs()).isGreaterThan(one.delayPs());
        assertThat(new RegisterFileSpec(16, 8).multiplexerLevels()).isEqualTo(4);
        assertThat(new RegisterFileSpec(17, 8).multiplexerLevels()).isEqualTo(5);
    }

    @Test
    void meetsTheSmallestSramWithinAFactorOfThree() {
        HardwareCost registers = RegisterFileCosts.read(new RegisterFileSpec(64, 16), cell);
        SramCost sram = SramCosts.standard().cost(new SramSpec(128, 16, 1, SramProfile.HP350, 45));

        assertThat(registers.energyFj() / 1000 / sram.readPj()).isBetween(1 / 3.0, 3.0);
        assertThat(registers.areaUm2()).isGreaterThan(sram.areaMm2() * 1e6);
    }

    @Test
    void tooLargeIsAnSram() {
        assertThatThrownBy(() -> new RegisterFileSpec(1 << 14, 8)).hasMessageContaining("use an SRAM");
        assertThatThrownBy(() -> new RegisterFileSpec(0, 8)).hasMessageContaining("at least 1 word");
    }
}
