package org.bitgauge.lab.validate.gemmini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.bitgauge.lab.validate.ValidationInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MappingTextTest {
    private static final String TEXT = "L3[WIO] K8 Q28 - L2[WI] N1 K4X - L1[O] K2 S7 R7 Q4 P7 C3X - L0[W] P16";

    @Test
    void levelsAreReadFromDramToRegisters() {
        MappingText mapping = MappingText.parse(TEXT);
        assertThat(mapping.dramLoops())
                .containsExactly(new MappingText.Factor(Dim.K, 8), new MappingText.Factor(Dim.Q, 28));
        assertThat(mapping.tile()).isEqualTo(Extents.of(1, 3, 8, 112, 4, 7, 7));
        assertThat(mapping.layer()).isEqualTo(Extents.of(1, 3, 64, 112, 112, 7, 7));
        assertThat(mapping.widestSpatial()).isEqualTo(4);
        assertThat(mapping.smallestArray()).isEqualTo(4);
    }

    @Test
    void theArrayIsTheNextPowerOfTwo() {
        assertThat(MappingText.parse("L3[WIO] K2 - L2[WI] K12X - L1[O] C48X - L0[W] N1")
                        .smallestArray())
                .isEqualTo(64);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("L3[WIO] K8 - L2[WI] K4X - L1[O] C3X", "has 3 levels"),
                arguments("L3[WIO] K8 - L1[O] K4X - L2[WI] C3X - L0[W] P16", "level L2"),
                arguments("K8 - L2[WI] K4X - L1[O] C3X - L0[W] P16", "'K8' where level L3"),
                arguments("L3[WIO] Z8 - L2[WI] K4X - L1[O] C3X - L0[W] P16", "loop 'Z8'"),
                arguments("L3[WIO] K0 - L2[WI] K4X - L1[O] C3X - L0[W] P16", "loop 'K0'"),
                arguments("L3[WIO] K - L2[WI] K4X - L1[O] C3X - L0[W] P16", "loop 'K'"),
                arguments("L3[WIO] K8Y - L2[WI] K4X - L1[O] C3X - L0[W] P16", "loop 'K8Y'"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatDoesNotFitIsNamed(String text, String message) {
        assertThatThrownBy(() -> MappingText.parse(text))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMappingThatDoesNotCoverItsLayerIsRefused() {
        assertThatThrownBy(() -> new GemminiPoint(Extents.of(1, 3, 64, 112, 110, 7, 7), 2, MappingText.parse(TEXT)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("covers Q112, the layer has Q110");
    }
}
