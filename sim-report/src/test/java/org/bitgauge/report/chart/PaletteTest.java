package org.bitgauge.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours that survive a greyscale printer. */
class PaletteTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void lightnessRisesStrictlyAlongASet(int count) {
        List<Color> colours = Palette.colours(count);
        assertThat(colours).hasSize(count);
        for (int i = 1; i < count; i++) {
            assertThat(Palette.lightness(colours.get(i)) - Palette.lightness(colours.get(i - 1)))
                    .as("step %d of %d", i, count)
                    .isGreaterThan(7);
        }
    }

    @Test
    void theSequentialScaleGetsLighterAndItsInkCanBeRead() {
        double before = -1;
        for (int i = 0; i <= 100; i++) {
            Color colour = Palette.scale(i / 100.0);
            assertThat(Palette.lightness(colour)).isGreaterThanOrEqualTo(before);
            before = Palette.lightness(colour);
            double paper = Palette.luminance(colour);
            double ink = Palette.luminance(Palette.inkOn(colour));
            double contrast = (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
            assertThat(contrast).as("contrast at %d %%", i).isGreaterThan(4);
        }
    }
}
