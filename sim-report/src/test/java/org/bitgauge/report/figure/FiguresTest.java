package org.bitgauge.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.SampleResults;
import org.bitgauge.report.chart.BarChartSpec;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Fonts;
import org.bitgauge.report.chart.StackedBarSpec;
import org.bitgauge.report.figure.Figure.Detail;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures show the numbers of the results, whatever the experiment's shape. */
class FiguresTest {
    @BeforeAll
    static void fonts() {
        Fonts.install();
    }

    @Test
    void everyKindIsFoundAndDrawsSomeSample() throws IOException {
        for (ResultSet results : List.of(SampleResults.typical(), SampleResults.smallest(), SampleResults.sweep())) {
            Map<String, byte[]> files = Figures.files(Figures.charts(results, Detail.HEADLINE));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path to = Path.of("target", "gallery-" + results.runs().size()).resolve(file.getKey());
                Files.createDirectories(to.resolveSibling("."));
                Files.write(to, file.getValue());
            }
        }
        assertThat(names(SampleResults.typical()))
                .containsExactly("speedup", "energy-gain", "cycles-resnet50-edge-npu-bf16", "energy", "area");
        assertThat(names(SampleResults.sweep())).contains("formats-speedup", "front");
        assertThat(Figures.all())
                .extracting(Figure::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void speedupBarsHoldTheSpeedups() {
        ResultSet results = SampleResults.typical();
        BarChartSpec chart = (BarChartSpec)
                Figures.charts(results, List.of("speedup"), Detail.HEADLINE).get(0);
        for (ComparedRun run : results.runs()) {
            if (!Variants.isBaseline(run)) {
                int group = chart.groups().indexOf(run.run().network());
                double shown = chart.series().stream()
                        .filter(s -> s.name().equals(run.run().profile()))
                        .findFirst()
                        .orElseThrow()
                        .values()
                        .get(group);
                assertThat(shown).isEqualTo(run.speedup());
            }
        }
        assertThat(chart.frame().caption()).contains("iso-area").contains("7.2");
    }

    @Test
    void stackedCyclesSumToTheCyclesOfTheRun() {
        ResultSet results = SampleResults.typical();
        List<ChartSpec> charts = Figures.charts(results, List.of("cycles"), Detail.EVERYTHING);
        assertThat(charts).hasSize(results.runs().size());
        for (ChartSpec chart : charts) {
            double sum = ((StackedBarSpec) chart)
                    .parts().stream()
                            .flatMap(p -> p.values().stream())
                            .mapToDouble(v -> v)
                            .sum();
            double scale = chart.frame().yTitle().contains("thousands") ? 1e3 : 1;
            assertThat(results.runs().stream().anyMatch(r -> Math.abs(r.run().cycles() / (sum * scale) - 1) < 1e-12))
                    .as(chart.frame().name())
                    .isTrue();
        }
    }

    @Test
    void relativeEnergyOfTheBaselineIsAHundredPercent() {
        StackedBarSpec chart =
                (StackedBarSpec) Figures.charts(SampleResults.typical(), List.of("energy"), Detail.HEADLINE)
                        .get(0);
        double sum = chart.parts().stream().mapToDouble(p -> p.values().get(0)).sum();
        assertThat(sum).isCloseTo(100, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void anUnknownFigureNamesThoseThereAre() {
        assertThatThrownBy(() -> Figures.charts(SampleResults.smallest(), List.of("pie"), Detail.HEADLINE))
                .hasMessageContaining("speedup")
                .hasMessageContaining("area");
    }

    private static List<String> names(ResultSet results) {
        return Figures.charts(results, Detail.HEADLINE).stream()
                .map(c -> c.frame().name())
                .toList();
    }
}
