package org.bitgauge.report.chart;

import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;

/** Stacked bars, parts told apart by lightness and hatching. */
final class StackedBarPainter {
    /** Height of the bars' area with the legend. */
    private static final double PLOT_PT = 140;

    private static final double MARGIN_PT = 34;

    private StackedBarPainter() {}

    static Drawing draw(StackedBarSpec spec) {
        double width = spec.frame().width().points();
        NumberAxis values = Plots.linear(spec.frame().yTitle());
        values.setRange(0, top(spec));
        CategoryLabels categories = new CategoryLabels(spec.frame().xTitle(), spec.categories(), width - MARGIN_PT);
        categories.setCategoryMargin(spec.categories().size() > 40 ? 0.08 : 0.22);
        CategoryPlot plot = new CategoryPlot(dataset(spec), categories, values, renderer(spec));
        Plots.style(plot);
        double height = PLOT_PT + categories.depthPt();
        VectorCanvas canvas = new VectorCanvas();
        Plots.draw(canvas, plot, true, new Rectangle2D.Double(0, 0, width, height));
        return canvas.toDrawing(width, height);
    }

    private static StackedBarRenderer renderer(StackedBarSpec spec) {
        StackedBarRenderer bars = new StackedBarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setMaximumBarWidth(0.1);
        bars.setDefaultLegendShape(new Rectangle2D.Double(0, 0, 9, 7));
        List<Paint> paints = Palette.stack(spec.parts().size());
        for (int p = 0; p < paints.size(); p++) {
            bars.setSeriesPaint(p, paints.get(p));
        }
        return bars;
    }

    private static DefaultCategoryDataset dataset(StackedBarSpec spec) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Series part : spec.parts()) {
            for (int c = 0; c < spec.categories().size(); c++) {
                data.addValue(
                        part.values().get(c), part.name(), spec.categories().get(c));
            }
        }
        return data;
    }

    private static double top(StackedBarSpec spec) {
        double tallest = 0;
        for (int c = 0; c < spec.categories().size(); c++) {
            double sum = 0;
            for (Series part : spec.parts()) {
                sum += part.values().get(c);
            }
            tallest = Math.max(tallest, sum);
        }
        return tallest <= 0 ? 1 : tallest * 1.03;
    }
}
