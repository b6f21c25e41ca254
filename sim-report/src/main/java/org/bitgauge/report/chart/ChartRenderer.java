package org.bitgauge.report.chart;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Draws a chart and writes it in all formats; equal specs give equal bytes. */
public final class ChartRenderer {
    private ChartRenderer() {}

    /** Lays the chart out. */
    public static Drawing draw(ChartSpec spec) {
        if (spec instanceof BarChartSpec bars) {
            return BarPainter.draw(bars);
        }
        if (spec instanceof StackedBarSpec stacked) {
            return StackedBarPainter.draw(stacked);
        }
        if (spec instanceof WaterfallSpec waterfall) {
            return WaterfallPainter.draw(waterfall);
        }
        if (spec instanceof HeatMapSpec map) {
            return HeatMapPainter.draw(map);
        }
        if (spec instanceof ScatterFrontSpec scatter) {
            return ScatterPainter.draw(scatter);
        }
        return LinePainter.draw((LineSpec) spec);
    }

    /** The chart as an SVG text. */
    public static String svg(ChartSpec spec) {
        return svg(spec, draw(spec));
    }

    private static String svg(ChartSpec spec, Drawing drawing) {
        return SvgWriter.write(drawing, spec.frame().title(), spec.frame().caption());
    }

    /**
     * A chart in all formats.
     *
     * @param svg the picture for a page of HTML, without XML declaration
     * @param files every file by name: {@code .svg}, {@code .pdf}, {@code .png}, the numbers as {@code .csv}, the caption as
     *     {@code .txt}
     */
    public record Rendered(String svg, Map<String, byte[]> files) {}

    /** Every file of the chart by name. */
    public static Map<String, byte[]> files(ChartSpec spec) {
        return render(spec).files();
    }

    /** Draws once and writes every format. */
    public static Rendered render(ChartSpec spec) {
        Drawing drawing = draw(spec);
        String svg = svg(spec, drawing);
        String name = spec.frame().name();
        Map<String, byte[]> files = new TreeMap<>();
        files.put(name + ".svg", utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg));
        files.put(name + ".pdf", PdfWriter.write(drawing, spec.frame().title()));
        files.put(name + ".png", PngWriter.write(drawing));
        files.put(name + ".csv", utf8(spec.data().toCsv()));
        files.put(
                name + ".txt", utf8(spec.frame().title() + "\n\n" + spec.frame().caption() + "\n"));
        return new Rendered(svg, Collections.unmodifiableMap(files));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
