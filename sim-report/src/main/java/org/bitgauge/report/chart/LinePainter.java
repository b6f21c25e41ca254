package org.bitgauge.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Lines told apart by lightness, marker and dash. */
final class LinePainter {
    private static final double HEIGHT_PT = 160;
    private static final float[][] DASHES = {{}, {4f, 2f}, {1.2f, 1.6f}, {5f, 1.6f, 1.2f, 1.6f}};

    private LinePainter() {}

    static Drawing draw(LineSpec spec) {
        double width = spec.frame().width().points();
        XYSeriesCollection data = new XYSeriesCollection();
        for (LineSpec.Line line : spec.lines()) {
            XYSeries series = new XYSeries(line.name(), false, true);
            for (int i = 0; i < line.x().size(); i++) {
                series.add(line.x().get(i), line.y().get(i));
            }
            data.addSeries(series);
        }
        XYPlot plot = new XYPlot(
                data,
                Plots.value(spec.frame().xTitle(), spec.logX()),
                Plots.value(spec.frame().yTitle(), spec.logY()),
                renderer(spec));
        Plots.style(plot);
        Plots.makeRoomForLastNumber(plot, spec.logX());
        VectorCanvas canvas = new VectorCanvas();
        Plots.draw(canvas, plot, spec.lines().size() > 1, new Rectangle2D.Double(0, 0, width, HEIGHT_PT));
        return canvas.toDrawing(width, HEIGHT_PT);
    }

    private static XYLineAndShapeRenderer renderer(LineSpec spec) {
        int longest = spec.lines().stream().mapToInt(l -> l.x().size()).max().orElse(0);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, longest <= 40);
        renderer.setLegendLine(new Line2D.Double(-8, 0, 8, 0));
        renderer.setDrawSeriesLineAsPath(true);
        List<Color> colours = Palette.colours(spec.lines().size());
        for (int i = 0; i < colours.size(); i++) {
            float[] dash = DASHES[i % DASHES.length];
            renderer.setSeriesPaint(i, colours.get(i));
            renderer.setSeriesShape(i, Markers.of(i, 1.9));
            renderer.setSeriesStroke(
                    i,
                    dash.length == 0
                            ? new BasicStroke(1f)
                            : new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dash, 0f));
        }
        return renderer;
    }
}
