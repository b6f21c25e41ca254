package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jfree.data.xy.XYDataset;

/** Cells coloured by value, darker for more, each with its value in an ink that can be read, and a colour bar. */
final class HeatMapPainter {
    private static final double BAR_PT = 8;
    private static final double BAR_ROOM_PT = 44;

    private final HeatMapSpec spec;
    private final double low;
    private final double high;
    private final boolean log;

    private HeatMapPainter(HeatMapSpec spec) {
        this.spec = spec;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (List<Double> row : spec.values()) {
            for (double value : row) {
                min = Double.isNaN(value) ? min : Math.min(min, value);
                max = Double.isNaN(value) ? max : Math.max(max, value);
            }
        }
        low = min;
        high = max > min ? max : min + 1;
        log = min > 0 && max / min > 8;
    }

    static Drawing draw(HeatMapSpec spec) {
        return new HeatMapPainter(spec).draw();
    }

    private Drawing draw() {
        double width = spec.frame().width().points();
        double cell = (width - BAR_ROOM_PT - 34) / spec.columns().size();
        double height = Math.max(110, Math.min(300, 36 + spec.rows().size() * Math.max(11, Math.min(cell * 0.8, 18))));
        int columns = spec.columns().size();
        int rows = spec.rows().size();
        double[][] xyz = new double[3][columns * rows];
        for (int i = 0; i < columns * rows; i++) {
            xyz[0][i] = i % columns;
            xyz[1][i] = i / columns;
            xyz[2][i] = spec.values().get(i / columns).get(i % columns);
        }
        DefaultXYZDataset data = new DefaultXYZDataset();
        data.addSeries("value", xyz);
        XYPlot plot = new XYPlot(
                data,
                axis(spec.frame().xTitle(), spec.columns()),
                axis(spec.frame().yTitle(), spec.rows()),
                new Cells(xyz[2]));
        Plots.style(plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        VectorCanvas canvas = new VectorCanvas();
        Rectangle2D area =
                Plots.draw(canvas, plot, false, new Rectangle2D.Double(0, 2, width - BAR_ROOM_PT, height - 2));
        colourBar(canvas, area, width);
        return canvas.toDrawing(width, height);
    }

    private static SymbolAxis axis(String title, List<String> labels) {
        SymbolAxis axis = new SymbolAxis(null, labels.toArray(new String[0]));
        Plots.style(axis, title);
        axis.setGridBandsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        axis.setRange(-0.5, labels.size() - 0.5);
        return axis;
    }

    private double position(double value) {
        return log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    private Color colour(double value) {
        return Palette.scale(1 - position(value));
    }

    private void colourBar(VectorCanvas g, Rectangle2D area, double width) {
        double left = area.getMaxX() + 7;
        int steps = 64;
        for (int i = 0; i < steps; i++) {
            // Each strip reaches down to the foot, so that no seam shows between two of them.
            double top = area.getMinY() + area.getHeight() * i / steps;
            g.setPaint(Palette.scale((i + 0.5) / steps));
            g.fill(new Rectangle2D.Double(left, top, BAR_PT, area.getMaxY() - top));
        }
        g.setPaint(Ink.TEXT);
        g.setStroke(Ink.RULE);
        g.setFont(Fonts.plain(Ink.TEXT_PT));
        double widest = 0;
        for (double value : ChartNumbers.niceTicks(low, high, log, 4)) {
            double y = area.getMaxY() - position(value) * area.getHeight();
            String text = ChartNumbers.ticks().format(value);
            g.draw(new Line2D.Double(left + BAR_PT, y, left + BAR_PT + 2, y));
            g.drawString(text, (float) (left + BAR_PT + 3.5), (float) (y + Ink.TEXT_PT * 0.36));
            widest = Math.max(widest, CategoryLabels.width(text, g.getFont()));
        }
        g.setFont(Fonts.plain(Ink.TITLE_PT));
        double length = CategoryLabels.width(spec.valueTitle(), g.getFont());
        double x = Math.min(width - 2, left + BAR_PT + 5.5 + widest + Ink.TITLE_PT);
        g.translate(x, Math.min(area.getCenterY() + length / 2, area.getMaxY() + 20));
        g.rotate(-Math.PI / 2);
        g.drawString(spec.valueTitle(), 0f, 0f);
    }

    /** One rectangle per value; the text in it as large as fits, up to the size of the axes' text. */
    private final class Cells extends AbstractXYItemRenderer {
        private static final long serialVersionUID = 1L;
        private final double[] values;

        Cells(double[] values) {
            this.values = values;
        }

        @Override
        public void drawItem(
                Graphics2D g,
                XYItemRendererState state,
                Rectangle2D area,
                PlotRenderingInfo info,
                XYPlot plot,
                ValueAxis xAxis,
                ValueAxis yAxis,
                XYDataset data,
                int series,
                int item,
                CrosshairState crosshair,
                int pass) {
            double x = data.getXValue(series, item);
            double y = data.getYValue(series, item);
            double x0 = xAxis.valueToJava2D(x - 0.5, area, plot.getDomainAxisEdge());
            double x1 = xAxis.valueToJava2D(x + 0.5, area, plot.getDomainAxisEdge());
            double y0 = yAxis.valueToJava2D(y + 0.5, area, plot.getRangeAxisEdge());
            double y1 = yAxis.valueToJava2D(y - 0.5, area, plot.getRangeAxisEdge());
            Rectangle2D cell = new Rectangle2D.Double(x0 + 0.2, y0 + 0.2, x1 - x0 - 0.4, y1 - y0 - 0.4);
            double value = values[item];
            if (Double.isNaN(value)) {
                g.setPaint(new HatchPaint(Color.WHITE, Ink.GRID, HatchPaint.Hatch.RISING));
                g.fill(cell);
                return;
            }
            g.setPaint(colour(value));
            g.fill(cell);
            label(g, text(item), cell, Palette.inkOn(colour(value)));
        }

        private String text(int item) {
            int columns = spec.columns().size();
            return spec.labels().isEmpty()
                    ? ChartNumbers.brief(values[item])
                    : spec.labels().get(item / columns).get(item % columns);
        }

        private void label(Graphics2D g, String text, Rectangle2D cell, Color ink) {
            Font font = Fonts.plain(Ink.TEXT_PT);
            double width = CategoryLabels.width(text, font);
            if (width > cell.getWidth() - 1.5) {
                float size = (float) (Ink.TEXT_PT * (cell.getWidth() - 1.5) / width);
                if (size < 5 || cell.getHeight() < 6) {
                    return;
                }
                font = Fonts.plain(size);
                width = CategoryLabels.width(text, font);
            }
            g.setPaint(ink);
            g.setFont(font);
            g.drawString(text, (float) (cell.getCenterX() - width / 2), (float)
                    (cell.getCenterY() + font.getSize2D() * 0.36));
        }
    }
}
