package org.bitgauge.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.quantity.ConstantTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TechnologyTest {
    private static final ConstantTable CALIBRATION = ConstantTable.resource(Technology.class, "synth_nangate45.csv");
    private static final ConstantTable OTHERS = ConstantTable.resource(Technology.class, "synth_other_libraries.csv");
    private static final List<String> SHAPE = List.of("unit", "style", "W", "A", "ACC", "E", "M", "EO", "MO", "RND");

    @Test
    void theCalibratedPointIsTheSameByNameAndByNode() {
        Technology node = Technology.parse("45nm@1.1V");
        assertThat(List.of(
                        node.area().value(), node.delay().value(), node.energy().value()))
                .containsExactly(1.0, 1.0, 1.0);
        assertThat(Technology.nangate45().area().value()).isEqualTo(1);
    }

    /** Between table nodes: recomputed from the published rule, 45 to 28 nm and 45 to 22 nm at 0.8 V on both sides. */
    @ParameterizedTest
    @CsvSource({"28nm, 0.3767, 0.5132", "22nm, 0.2517, 0.2941"})
    void nodesBetweenTheTableAreInterpolated(String node, double area, double energy) {
        Technology here = Technology.parse(node + "@0.8V");
        Technology base = Technology.parse("45nm@0.8V");
        assertThat(here.area().value()).isCloseTo(area, within(1e-4));
        assertThat(here.energy().value() / base.energy().value()).isCloseTo(energy, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3nm", "180nm", "tsmc28", "", "28nm@5V"})
    void anUnknownNodeIsRefusedWithWhatIsKnown(String text) {
        assertThatThrownBy(() -> Technology.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRefusalListsLibrariesAndNodes() {
        assertThatThrownBy(() -> Technology.parse("tsmc28"))
                .hasMessageContaining("nangate45")
                .hasMessageContaining("130nm");
    }

    @ParameterizedTest
    @CsvSource({"sky130", "asap7"})
    void theFactorsOfAMeasuredLibraryAreTheMeansOfItsMacs(String library) {
        Technology technology = Technology.parse(library);
        double widest = 0;
        for (Map.Entry<String, Double> factor : Map.of(
                        "area_um2", technology.area().value(),
                        "period_ps", technology.delay().value(),
                        "e_real_fj", technology.energy().value(),
                        "leak_nw", technology.leakage().value())
                .entrySet()) {
            List<Double> ratios = ratios(library, factor.getKey());
            double mean =
                    Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
            assertThat(factor.getValue()).as(factor.getKey()).isCloseTo(mean, within(1e-3 * mean));
            for (double ratio : ratios) {
                widest = Math.max(widest, Math.abs(ratio / mean - 1));
            }
        }
        assertThat(technology.area().spread()).isCloseTo(widest, within(0.01));
    }

    private static List<Double> ratios(String library, String quantity) {
        List<Double> ratios = new ArrayList<>();
        for (ConstantTable.Row other : OTHERS.rows()) {
            if (!other.text("library").equals(library)) {
                continue;
            }
            for (ConstantTable.Row base : CALIBRATION.rows()) {
                if (SHAPE.stream().allMatch(c -> base.text(c).equals(other.text(c)))) {
                    ratios.add(other.number(quantity) / base.number(quantity));
                }
            }
        }
        assertThat(ratios).hasSize(16);
        return ratios;
    }
}
