package org.bitgauge.report.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Category axis whose labels never overlap: level if they fit, otherwise slanted or upright, and only every n-th where bars are
 * narrower than a line of text.
 */
final class CategoryLabels extends CategoryAxis {
    private static final long serialVersionUID = 1L;
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /** Slots from here on have room for slanted labels. */
    private static final double WIDE_PT = 22;
    /** What lies left of the bars at the least; a slanted label reaches into it. */
    private static final double LEFT_PT = 27;

    private final transient List<String> categories;
    private final int every;
    private final double depthPt;

    CategoryLabels(String title, List<String> categories, double widthPt) {
        this.categories = List.copyOf(categories);
        Plots.style(this, title);
        setTickMarksVisible(false);
        setLowerMargin(0.01);
        setUpperMargin(0.01);
        double slot = widthPt / categories.size();
        double widest = categories.stream()
                .mapToDouble(c -> width(c, getTickLabelFont()))
                .max()
                .orElse(0);
        boolean level = widest <= slot * 0.96;
        boolean slanted = slot > WIDE_PT && (widest + Ink.TEXT_PT) * Math.sqrt(0.5) <= slot / 2 + LEFT_PT;
        boolean narrow = !level && slot < Ink.TEXT_PT * 1.15;
        if (narrow) {
            setTickLabelFont(Fonts.plain(Ink.SMALL_PT));
        }
        every = level ? 1 : (int) Math.ceil(Ink.SMALL_PT * 1.1 / slot);
        setCategoryLabelPositions(
                level
                        ? CategoryLabelPositions.STANDARD
                        : slanted ? CategoryLabelPositions.UP_45 : CategoryLabelPositions.UP_90);
        setMaximumCategoryLabelWidthRatio(20f);
        double upright = widest * getTickLabelFont().getSize2D() / Ink.TEXT_PT;
        depthPt = level ? Ink.TEXT_PT + 3 : slanted ? (widest + Ink.TEXT_PT) * Math.sqrt(0.5) + 3 : upright + 3;
    }

    /** What the labels take below the bars. */
    double depthPt() {
        return depthPt;
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    @Override
    protected TextBlock createLabel(Comparable category, float width, RectangleEdge edge, Graphics2D g2) {
        int index = categories.indexOf(category.toString());
        TextBlock block = new TextBlock();
        if (index % every == 0) {
            block.addLine(category.toString(), getTickLabelFont(), getTickLabelPaint());
        }
        return block;
    }
}
