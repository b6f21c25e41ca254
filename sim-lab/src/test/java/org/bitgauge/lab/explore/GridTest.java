package org.bitgauge.lab.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitgauge.core.config.YamlMapping;
import org.bitgauge.core.config.YamlNode;
import org.bitgauge.core.config.YamlScalar;
import org.bitgauge.core.config.YamlSource;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final YamlNode BASE = YamlSource.parse("base.yaml", "a: 0\nb: {c: 0, d: 0}\nf: {type: x}\n");

    private static AxisSpec axis(Optional<String> name, List<String> paths, String... values) {
        return new AxisSpec(
                paths, Stream.of(values).map(v -> YamlSource.value("value", v)).toList(), name);
    }

    private static final Grid GRID = new Grid(
            BASE,
            ImmutableList.of(
                    axis(Optional.empty(), List.of("a"), "1", "2"),
                    axis(Optional.of("both"), List.of("b.c", "b.d"), "3", "4", "5"),
                    axis(Optional.empty(), List.of("f"), "{type: y}", "z")));

    @Test
    void theLastAxisRunsFastest() {
        assertThat(GRID.size()).isEqualTo(12);
        assertThat(GRID.labels()).containsExactly("a", "both", "f");
        List<List<String>> expected = new ArrayList<>();
        for (String a : List.of("1", "2")) {
            for (String b : List.of("3", "4", "5")) {
                for (String f : List.of("#1", "z")) {
                    expected.add(List.of(a, b, f));
                }
            }
        }
        List<List<String>> points = new ArrayList<>();
        for (long p = 0; p < GRID.size(); p++) {
            points.add(GRID.values(p));
        }
        assertThat(points).isEqualTo(expected);
    }

    @Test
    void everyPathOfAnAxisTakesItsValueAndTheBaseStays() {
        YamlMapping document = (YamlMapping) GRID.document(11);
        assertThat(scalar(document, "a")).isEqualTo("2");
        YamlMapping b = (YamlMapping) document.entry("b").orElseThrow().value();
        assertThat(scalar(b, "c")).isEqualTo("5");
        assertThat(scalar(b, "d")).isEqualTo("5");
        assertThat(scalar((YamlMapping) BASE, "a")).isEqualTo("0");
    }

    @Test
    void pointsOutsideAreRefused() {
        assertThatThrownBy(() -> GRID.values(12)).hasMessageContaining("points 0 to 11, not 12");
        assertThatThrownBy(() -> GRID.document(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String scalar(YamlMapping mapping, String key) {
        return ((YamlScalar) mapping.entry(key).orElseThrow().value()).text();
    }
}
