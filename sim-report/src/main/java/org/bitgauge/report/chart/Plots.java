package org.bitgauge.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The common look: white paper, thin grid, no frames, legend above. */
final class Plots {
    private static final RectangleInsets NONE = RectangleInsets.ZERO_INSETS;

    static {
        // Turned text stays text instead of becoming outlines.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private static final int MOST_NUMBERS = 6;

    private Plots() {}

    /** Draws a plot into a rectangle of the canvas; returns where its data area came to lie. */
    static Rectangle2D draw(VectorCanvas canvas, Plot plot, boolean legend, Rectangle2D place) {
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
        chart.setAntiAlias(true);
        chart.setElementHinting(false);
        chart.setPadding(NONE);
        if (legend) {
            chart.addSubtitle(legend(plot));
        }
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(canvas, place, info);
        return info.getPlotInfo().getDataArea();
    }

    private static LegendTitle legend(Plot plot) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setItemFont(Fonts.plain(Ink.TEXT_PT));
        legend.setItemPaint(Ink.TEXT);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(null);
        legend.setItemLabelPadding(new RectangleInsets(1, 1.5, 1, 5));
        legend.setLegendItemGraphicPadding(new RectangleInsets(1, 1, 1, 1));
        legend.setPadding(new RectangleInsets(1, 0, 2, 0));
        return legend;
    }

    static void style(Plot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(2, 2, 2, 4));
        plot.setNoDataMessage(null);
    }

    static void style(CategoryPlot plot) {
        style((Plot) plot);
        plot.setRangeGridlinePaint(Ink.GRID);
        plot.setRangeGridlineStroke(Ink.HAIRLINE);
        plot.setAxisOffset(NONE);
    }

    static void style(XYPlot plot) {
        style((Plot) plot);
        plot.setDomainGridlinePaint(Ink.GRID);
        plot.setRangeGridlinePaint(Ink.GRID);
        plot.setDomainGridlineStroke(Ink.HAIRLINE);
        plot.setRangeGridlineStroke(Ink.HAIRLINE);
        plot.setDomainZeroBaselineVisible(false);
        plot.setAxisOffset(NONE);
    }

    /** Room at the right for half of the last number of the horizontal axis, which may stand at its very end. */
    static void makeRoomForLastNumber(XYPlot plot, boolean log) {
        ValueAxis axis = plot.getDomainAxis();
        Font font = axis.getTickLabelFont();
        double widest = ChartNumbers.niceTicks(axis.getLowerBound(), axis.getUpperBound(), log, MOST_NUMBERS).stream()
                .mapToDouble(tick -> CategoryLabels.width(ChartNumbers.ticks().format(tick), font))
                .max()
                .orElse(0);
        RectangleInsets insets = plot.getInsets();
        plot.setInsets(new RectangleInsets(
                insets.getTop(), insets.getLeft(), insets.getBottom(), Math.max(insets.getRight(), widest / 2 + 1)));
    }

    static void style(Axis axis, String title) {
        Font text = Fonts.plain(Ink.TEXT_PT);
        axis.setLabel(title.isBlank() ? null : title);
        axis.setLabelFont(Fonts.plain(Ink.TITLE_PT));
        axis.setLabelPaint(Ink.TEXT);
        // Left of a vertical axis the title would otherwise touch the widest number.
        axis.setLabelInsets(new RectangleInsets(3, 1, 3, 3.5));
        axis.setTickLabelFont(text);
        axis.setTickLabelPaint(Ink.TEXT);
        axis.setTickLabelInsets(new RectangleInsets(1, 1.5, 1, 1.5));
        axis.setAxisLinePaint(Ink.AXIS);
        axis.setAxisLineStroke(Ink.RULE);
        axis.setTickMarkPaint(Ink.AXIS);
        axis.setTickMarkStroke(Ink.RULE);
        axis.setTickMarkOutsideLength(2f);
    }

    static NumberAxis linear(String title) {
        NumberAxis axis = new NumberAxis();
        style(axis, title);
        axis.setStandardTickUnits(new NumberTickUnitSource());
        axis.setNumberFormatOverride(ChartNumbers.ticks());
        // Air between ticks: JFreeChart otherwise prints as many as can be squeezed in.
        axis.setTickLabelInsets(new RectangleInsets(3.5, 3, 3.5, 1.5));
        return axis;
    }

    static ValueAxis value(String title, boolean log) {
        if (!log) {
            NumberAxis axis = linear(title);
            axis.setAutoRangeIncludesZero(false);
            return axis;
        }
        LogAxis axis = new OneTwoFiveLogAxis();
        style(axis, title);
        axis.setSmallestValue(1e-300);
        return axis;
    }
}
