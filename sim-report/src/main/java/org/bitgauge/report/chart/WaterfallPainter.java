package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.WaterfallBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** Floating bars, what was added dark and what was saved light, their values above or below them. */
final class WaterfallPainter {
    private static final double PLOT_PT = 130;
    private static final double MARGIN_PT = 34;
    private static final double AIR = 0.14;

    private WaterfallPainter() {}

    static Drawing draw(WaterfallSpec spec) {
        double width = spec.frame().width().points();
        List<String> bars = new ArrayList<>(spec.parts());
        bars.add(WaterfallSpec.TOTAL);
        NumberAxis values = Plots.linear(spec.frame().yTitle());
        setRange(values, spec);
        CategoryLabels categories = new CategoryLabels(spec.frame().xTitle(), bars, width - MARGIN_PT);
        categories.setCategoryMargin(0.25);
        CategoryPlot plot = new CategoryPlot(dataset(spec), categories, values, new Steps(spec));
        Plots.style(plot);
        plot.addRangeMarker(new ValueMarker(0, Ink.AXIS, Ink.RULE), Layer.FOREGROUND);
        double height = PLOT_PT + categories.depthPt();
        VectorCanvas canvas = new VectorCanvas();
        Plots.draw(canvas, plot, false, new Rectangle2D.Double(0, 0, width, height));
        return canvas.toDrawing(width, height);
    }

    private static void setRange(NumberAxis axis, WaterfallSpec spec) {
        double low = 0;
        double high = 0;
        double level = 0;
        for (double change : spec.changes()) {
            level += change;
            low = Math.min(low, level);
            high = Math.max(high, level);
        }
        double span = high > low ? high - low : 1;
        axis.setRange(low - (low < 0 ? AIR * span : 0), high + AIR * span);
    }

    private static DefaultCategoryDataset dataset(WaterfallSpec spec) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int p = 0; p < spec.parts().size(); p++) {
            data.addValue(spec.changes().get(p), "change", spec.parts().get(p));
        }
        data.addValue(spec.total(), "change", WaterfallSpec.TOTAL);
        return data;
    }

    private static final class Steps extends WaterfallBarRenderer {
        private static final long serialVersionUID = 1L;
        private static final Color ADDED = Palette.colours(2).get(0);
        private static final Color SAVED = Palette.colours(2).get(1);

        Steps(WaterfallSpec spec) {
            setBarPainter(new org.jfree.chart.renderer.category.StandardBarPainter());
            setShadowVisible(false);
            setDrawBarOutline(false);
            setMaximumBarWidth(0.14);
            setPositiveBarPaint(ADDED);
            setNegativeBarPaint(SAVED);
            setFirstBarPaint(spec.changes().get(0) > 0 ? ADDED : SAVED);
            setLastBarPaint(Ink.AXIS);
            setDefaultItemLabelsVisible(true);
            setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator());
        }

        @Override
        protected void drawItemLabel(
                Graphics2D g,
                CategoryDataset data,
                int row,
                int column,
                CategoryPlot plot,
                CategoryItemLabelGenerator generator,
                Rectangle2D bar,
                boolean negative) {
            double value = data.getValue(row, column).doubleValue();
            String text = (value > 0 ? "+" : "") + brief(value);
            g.setPaint(Ink.TEXT);
            g.setFont(Fonts.plain(Ink.SMALL_PT));
            double half = CategoryLabels.width(text, g.getFont()) / 2;
            double y = value < 0 ? bar.getMaxY() + Ink.SMALL_PT : bar.getMinY() - 2;
            g.drawString(text, (float) (bar.getCenterX() - half), (float) y);
        }

        private static String brief(double value) {
            return Math.abs(value) < 0.05 && value != 0
                    ? String.format(Locale.ROOT, "%.2g", value)
                    : ChartNumbers.brief(value);
        }
    }
}
