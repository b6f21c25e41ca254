package org.bitgauge.report.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bitgauge.report.diff.Waterfall.Step;
import org.junit.jupiter.api.Test;

class WaterfallTest {
    @Test
    void changesTooSmallForALineAreOneLineAndTheSumStays() {
        Waterfall waterfall = new Waterfall(
                "cycles",
                "",
                List.of(
                        new Step("compute", 9000, 5000),
                        new Step("fill", 995, 999),
                        new Step("drain", 5, 4),
                        new Step("refresh", 100, 100)));

        assertThat(waterfall.large()).containsExactly(new Step("compute", 9000, 5000));
        assertThat(waterfall.small()).contains(new Step("others, each by less than 0.05 %", 1100, 1103));
        assertThat(waterfall.before()).isEqualTo(10100);
        assertThat(waterfall.after()).isEqualTo(6103);
    }

    @Test
    void whatDidNotChangeSaysSo() {
        Waterfall waterfall =
                new Waterfall("energy", "J", List.of(new Step("dram", 2, 1), new Step("array.mac", 3, 3)));

        assertThat(waterfall.small()).contains(new Step("unchanged", 3, 3));
    }
}
