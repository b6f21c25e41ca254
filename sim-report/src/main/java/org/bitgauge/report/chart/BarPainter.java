package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** Grouped bars with whiskers, and their values above them where there is room. */
final class BarPainter {
    /** Height of the bars' area with the legend. */
    private static final double PLOT_PT = 132;
    /** What axes and margins take off the width, for deciding how labels are set. */
    private static final double MARGIN_PT = 34;

    private BarPainter() {}

    static Drawing draw(BarChartSpec spec) {
        double width = spec.frame().width().points();
        double plotWidth = width - MARGIN_PT;
        double barWidth =
                plotWidth * 0.78 / (spec.groups().size() * spec.series().size());
        NumberAxis values = Plots.linear(spec.frame().yTitle());
        values.setRange(0, top(spec, barWidth));
        ValueBars bars = new ValueBars(spec);
        CategoryLabels groups = new CategoryLabels(spec.frame().xTitle(), spec.groups(), plotWidth);
        groups.setCategoryMargin(spec.series().size() == 1 ? 0.35 : 0.22);
        CategoryPlot plot = new CategoryPlot(dataset(spec), groups, values, bars);
        Plots.style(plot);
        spec.reference().ifPresent(at -> {
            ValueMarker marker = new ValueMarker(at, Ink.AXIS, Ink.DASHED);
            plot.addRangeMarker(marker, Layer.FOREGROUND);
        });
        for (BarChartSpec.Mark mark : spec.marks()) {
            ValueMarker line = new ValueMarker(mark.value(), Ink.TEXT, Ink.DASHED);
            line.setLabel(mark.label());
            line.setLabelFont(Fonts.plain(Ink.SMALL_PT));
            line.setLabelPaint(Ink.TEXT);
            line.setLabelBackgroundColor(new Color(0, 0, 0, 0));
            line.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
            line.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
            line.setLabelOffset(new RectangleInsets(2, 0, 0, 2));
            plot.addRangeMarker(line, Layer.FOREGROUND);
        }
        double height = PLOT_PT + groups.depthPt();
        VectorCanvas canvas = new VectorCanvas();
        Plots.draw(canvas, plot, spec.series().size() > 1, new Rectangle2D.Double(0, 0, width, height));
        return canvas.toDrawing(width, height);
    }

    private static DefaultCategoryDataset dataset(BarChartSpec spec) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Series one : spec.series()) {
            for (int g = 0; g < spec.groups().size(); g++) {
                double value = one.values().get(g);
                data.addValue(
                        Double.isNaN(value) ? null : value,
                        one.name(),
                        spec.groups().get(g));
            }
        }
        return data;
    }

    /** Upper end of the axis: the tallest bar or whisker, and room for its label. */
    private static double top(BarChartSpec spec, double barWidth) {
        double tallest = spec.marks().stream()
                .mapToDouble(BarChartSpec.Mark::value)
                .max()
                .orElse(0);
        tallest = Math.max(tallest, spec.reference().orElse(0));
        int longest = 1;
        for (Series one : spec.series()) {
            for (int g = 0; g < one.values().size(); g++) {
                double value = one.values().get(g);
                double high = one.hasSpread() ? Math.max(value, one.high().get(g)) : value;
                tallest = Double.isNaN(high) ? tallest : Math.max(tallest, high);
                longest = Math.max(longest, ChartNumbers.brief(value).length());
            }
        }
        boolean upright = longest * 3.8 > barWidth * 1.1;
        double room = upright ? longest * 4.0 + 3 : 9;
        return tallest <= 0 ? 1 : tallest * (1 + room / 100);
    }

    /** Bars that print their value above themselves: level if it fits the bar, upright if not, else not at all. */
    private static final class ValueBars extends BarRenderer {
        private static final long serialVersionUID = 1L;
        private final transient BarChartSpec spec;
        private final boolean upright;

        ValueBars(BarChartSpec spec) {
            this.spec = spec;
            setBarPainter(new StandardBarPainter());
            setShadowVisible(false);
            setDrawBarOutline(false);
            setItemMargin(0.04);
            setMaximumBarWidth(0.08);
            setDefaultItemLabelsVisible(true);
            setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator());
            setDefaultLegendShape(new Rectangle2D.Double(0, 0, 6, 6));
            List<Color> colours = Palette.colours(spec.series().size());
            for (int s = 0; s < colours.size(); s++) {
                setSeriesPaint(s, colours.get(s));
            }
            double slot = (spec.frame().width().points() - MARGIN_PT)
                    * 0.74
                    / (spec.groups().size() * spec.series().size());
            upright = spec.series().stream()
                    .flatMap(s -> s.values().stream())
                    .anyMatch(v -> CategoryLabels.width(ChartNumbers.brief(v), Fonts.plain(Ink.SMALL_PT)) > slot * 1.1);
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
            double tip = bar.getMinY();
            Series one = spec.series().get(row);
            if (one.hasSpread() && value > 0) {
                tip = Math.min(tip, whisker(g, one, column, bar, bar.getHeight() / value));
            }
            if (bar.getWidth() < Ink.SMALL_PT * 0.8) {
                return;
            }
            g.setPaint(Ink.TEXT);
            g.setFont(Fonts.plain(Ink.SMALL_PT));
            String text = ChartNumbers.brief(value);
            AffineTransform before = g.getTransform();
            double half = CategoryLabels.width(text, g.getFont()) / 2;
            if (upright) {
                g.translate(bar.getCenterX() + Ink.SMALL_PT * 0.36, tip - 2);
                g.rotate(-Math.PI / 2);
            } else {
                g.translate(bar.getCenterX() - half, tip - 2);
            }
            g.drawString(text, 0f, 0f);
            g.setTransform(before);
        }

        /** Draws the spread; returns where it ends at the top. */
        private static double whisker(Graphics2D g, Series one, int column, Rectangle2D bar, double perUnit) {
            double x = bar.getCenterX();
            double top = bar.getMaxY() - one.high().get(column) * perUnit;
            double bottom = bar.getMaxY() - one.low().get(column) * perUnit;
            double cap = Math.min(2.2, bar.getWidth() / 3);
            g.setPaint(Ink.TEXT);
            g.setStroke(Ink.RULE);
            g.draw(new Line2D.Double(x, top, x, bottom));
            g.draw(new Line2D.Double(x - cap, top, x + cap, top));
            g.draw(new Line2D.Double(x - cap, bottom, x + cap, bottom));
            return top;
        }
    }
}
