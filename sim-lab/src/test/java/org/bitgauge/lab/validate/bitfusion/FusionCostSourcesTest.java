package org.bitgauge.lab.validate.bitfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bitgauge.core.explain.Explanation;
import org.bitgauge.lab.explain.PartTargets;
import org.junit.jupiter.api.Test;

class FusionCostSourcesTest {
    @Test
    void bothSourcesAndTheirDifferenceAreShown() {
        Explanation both = PartTargets.explain("fusion:8/2:16x32:energy");
        assertThat(both.inputs())
                .extracting(Explanation::what)
                .containsExactly("construction", "bitfusion-45nm", "difference");
        assertThat(both.inputs().get(1).value()).isCloseTo(235_104, within(1.0));
        assertThat(both.inputs().get(1).source()).contains("Sharma").contains("scaled from 4x4");
        assertThat(both.inputs().get(2).value())
                .isCloseTo(both.value() / both.inputs().get(1).value(), within(1e-12));
        assertThat(PartTargets.explain("fusion:32/2:4x4:area").inputs()).hasSize(1);
    }

    @Test
    void aTargetThatIsWrittenWrongIsShownRight() {
        assertThatThrownBy(() -> PartTargets.explain("fusion:8:area")).hasMessageContaining("fusion:8/2:16x32:area");
        assertThatThrownBy(() -> PartTargets.explain("fusion:8/3:4x4:area")).hasMessageContaining("3, 6, 12");
    }
}
