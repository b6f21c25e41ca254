package org.bitgauge.units.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FusionShapeTest {
    @Test
    void productsOfAUnitFollowThePaper() {
        FusionShape unit = new FusionShape(8, 2, 2);
        assertThat(unit.bricks()).isEqualTo(16);
        assertThat(unit.fused(8, 8)).isEqualTo(1);
        assertThat(unit.fused(4, 8)).isEqualTo(2);
        assertThat(unit.fused(2, 8)).isEqualTo(4);
        assertThat(unit.fused(4, 4)).isEqualTo(4);
        assertThat(unit.fused(2, 4)).isEqualTo(8);
        assertThat(unit.fused(1, 2)).isEqualTo(16);
        assertThat(unit.cyclesPerStep(16, 16)).isEqualTo(4);
        assertThat(unit.cyclesPerStep(16, 8)).isEqualTo(2);
        assertThat(unit.fused(16, 2)).isEqualTo(4);
        assertThat(unit.takes(16)).isTrue();
        assertThat(unit.takes(17)).isFalse();
    }

    @Test
    void oddWidthsTakeTheNextThatIsComposed() {
        FusionShape unit = new FusionShape(16, 2, 1);
        assertThat(unit.computedAs(3)).isEqualTo(4);
        assertThat(unit.computedAs(5)).isEqualTo(8);
        assertThat(unit.fused(5, 3)).isEqualTo(8);
        assertThat(FusionShape.holding(12, 3, 1).maximum()).isEqualTo(12);
        assertThat(FusionShape.holding(12, 2, 1).maximum()).isEqualTo(16);
    }

    @Test
    void agreesWithTheSimulatorsFactorOnWidthsThatAreComposed() {
        PeerMachine machine = new PeerMachine(1, 1, 16, 2, 1, 1, 1, 1);
        FusionShape unit = new FusionShape(16, 2, 1);
        for (int w = 1; w <= 16; w = w == 1 ? 2 : w * 2) {
            for (int a = 1; a <= 16; a = a == 1 ? 2 : a * 2) {
                assertThat(unit.fused(w, a)).isEqualTo(machine.fused(a, w));
            }
        }
    }

    @Test
    void widthsThatCannotBeComposedAreNamedWithWhatWould() {
        assertThatThrownBy(() -> new FusionShape(12, 5, 1))
                .hasMessageContaining("12 bits cannot be composed of bricks of 5 bits")
                .hasMessageContaining("5, 10, 20, 40")
                .hasMessageContaining("12, 6, 3");
        assertThatThrownBy(() -> new FusionShape(2, 8, 1)).hasMessageContaining("maximum: 8, minimum: 2");
        assertThatThrownBy(() -> new FusionShape(8, 2, 0)).hasMessageContaining("pass");
    }
}
