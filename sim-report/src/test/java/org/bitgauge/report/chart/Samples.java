package org.bitgauge.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitgauge.report.chart.Frame.Width;

/** Charts of every kind and of awkward sizes, from a fixed seed. */
final class Samples {
    private static final List<String> NETWORKS = List.of(
            "LeNet-5",
            "CIFAR-10 quick",
            "AlexNet",
            "VGG-16",
            "VGG-19",
            "GoogLeNet",
            "ResNet-18",
            "ResNet-50",
            "SqueezeNet 1.0",
            "MobileNet v1",
            "MobileNet v2",
            "BERT-base",
            "ViT-B/16",
            "GPT-2",
            "Llama-3-8B");
    private static final List<String> PROFILES = List.of("fp32", "bf16", "e6m7", "int8", "mxfp4_e2m1", "e6m8");
    private static final List<String> CAUSES = List.of(
            "compute",
            "idle lanes",
            "fill",
            "drain",
            "wait for weights",
            "wait for activations",
            "other",
            "vector work");

    private Samples() {}

    static Stream<ChartSpec> all() {
        return Stream.of(
                bars("bars-1x1", 1, 1, Width.ONE_COLUMN, false),
                bars("bars-3x3", 3, 3, Width.ONE_COLUMN, true),
                bars("bars-6x4", 6, 4, Width.ONE_COLUMN, false),
                bars("bars-15x3", 15, 3, Width.TWO_COLUMNS, true),
                bars("bars-15x6", 15, 6, Width.TWO_COLUMNS, false),
                stack("stack-3", 3, 4, Width.ONE_COLUMN),
                stack("stack-12", 12, 7, Width.ONE_COLUMN),
                stack("stack-54", 54, 8, Width.TWO_COLUMNS),
                stack("stack-120", 120, 8, Width.TWO_COLUMNS),
                heat("heat-8x23", 23, 8, Width.TWO_COLUMNS),
                heat("heat-5x10", 10, 5, Width.ONE_COLUMN),
                heat("heat-2x2", 2, 2, Width.ONE_COLUMN),
                scatter("front-400", 400, Width.ONE_COLUMN),
                scatter("front-12", 12, Width.ONE_COLUMN),
                logScatter("front-decade", 20, 1000),
                logScatter("front-narrow", 8.2e4, 1.9e5),
                waterfall(),
                lines());
    }

    static BarChartSpec bars(String name, int groups, int series, Width width, boolean spread) {
        Random random = new Random(7);
        List<Series> all = new ArrayList<>();
        for (int s = 0; s < series; s++) {
            List<Double> values = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                values.add(s == 0 ? 1.0 : (s * 2.1) * (0.6 + random.nextDouble()));
            }
            List<Double> low = values.stream().map(v -> v * 0.9).toList();
            List<Double> high = values.stream().map(v -> v * 1.15).toList();
            all.add(new Series(PROFILES.get(s), values, spread ? low : List.of(), spread ? high : List.of()));
        }
        Frame frame = new Frame(
                name,
                "Speedup over FP32",
                "Speedup over fp32; designs sized iso-area.",
                "",
                "Speedup over fp32 (×)",
                width);
        return new BarChartSpec(frame, NETWORKS.subList(0, groups), all, OptionalDouble.of(1));
    }

    static StackedBarSpec stack(String name, int layers, int causes, Width width) {
        Random random = new Random(11);
        List<String> names = IntStream.range(0, layers)
                .mapToObj(i -> layers > 20 ? "res" + (2 + i / 14) + "." + (i % 14) + ".conv" + (1 + i % 3) : "conv" + i)
                .toList();
        List<Series> parts = new ArrayList<>();
        for (int c = 0; c < causes; c++) {
            double weight = c == 0 ? 3 : 0.8;
            parts.add(Series.of(
                    CAUSES.get(c),
                    names.stream().map(n -> weight * random.nextDouble()).toList()));
        }
        Frame frame =
                new Frame(name, "Cycles by cause", "Cycles of every layer by cause.", "", "Cycles (million)", width);
        return new StackedBarSpec(frame, names, parts);
    }

    static HeatMapSpec heat(String name, int columns, int rows, Width width) {
        List<List<Double>> values = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            int e = r + 2;
            values.add(IntStream.range(0, columns)
                    .mapToObj(m -> m == 3 && e == 3 ? Double.NaN : 700.0 / ((m + 2) * (m + 2) + 6.0 * e + 20))
                    .toList());
        }
        Frame frame = new Frame(
                name,
                "Speedup over exponent and mantissa",
                "MAC speedup; iso-area.",
                "Mantissa bits",
                "Exponent bits",
                width);
        return new HeatMapSpec(
                frame,
                IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList(),
                IntStream.rangeClosed(2, rows + 1).mapToObj(Integer::toString).toList(),
                values,
                "Speedup over fp32 (×)");
    }

    static ScatterFrontSpec scatter(String name, int count, Width width) {
        Random random = new Random(3);
        List<double[]> raw = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = 0.5 + 5 * random.nextDouble();
            raw.add(new double[] {x, (4 / x) * (1 + random.nextDouble())});
        }
        List<ScatterFrontSpec.Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] p = raw.get(i);
            boolean front = raw.stream().noneMatch(o -> o != p && o[0] <= p[0] && o[1] <= p[1]);
            points.add(new ScatterFrontSpec.Point(
                    "e" + (2 + i % 7) + "m" + i % 11, i % 3 == 0 ? "float" : "fixed", p[0], p[1], front));
        }
        Frame frame = new Frame(name, "Pareto front", "All designs.", "Area (mm²)", "Energy per inference (mJ)", width);
        return new ScatterFrontSpec(frame, points, false, false);
    }

    /** Points between two ends of a logarithmic axis; the last number may stand at the edge of the paper. */
    static ScatterFrontSpec logScatter(String name, double low, double high) {
        List<ScatterFrontSpec.Point> points = IntStream.rangeClosed(0, 10)
                .mapToObj(i ->
                        new ScatterFrontSpec.Point("p" + i, "all", low * Math.pow(high / low, i / 10.0), 1 + i, i == 0))
                .toList();
        Frame frame =
                new Frame(name, "Front", "All designs.", "Inferences per joule (1/J)", "Accuracy", Width.ONE_COLUMN);
        return new ScatterFrontSpec(frame, points, true, false);
    }

    static WaterfallSpec waterfall() {
        Frame frame = new Frame(
                "waterfall", "Change", "Change of cycles by part.", "", "Change of cycles (%)", Width.ONE_COLUMN);
        return new WaterfallSpec(
                frame,
                List.of("wait-weights:dram:bandwidth", "compute", "fill", "drain", "refresh"),
                List.of(-42.5, 12.25, -3.0, 0.02, -0.001));
    }

    static LineSpec lines() {
        List<Double> xs = IntStream.rangeClosed(1, 12).mapToObj(i -> (double) i).toList();
        List<LineSpec.Line> lines = PROFILES.subList(0, 4).stream()
                .map(p -> new LineSpec.Line(
                        p, xs, xs.stream().map(x -> x * p.length() / 4.0).toList()))
                .toList();
        Frame frame = new Frame(
                "lines", "Throughput", "Throughput.", "Bandwidth (GB/s)", "Inferences per second", Width.ONE_COLUMN);
        return new LineSpec(frame, lines, false, false);
    }
}
