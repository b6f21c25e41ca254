package org.bitgauge.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis whose labels stand at 1, 2 and 5 of each decade, at decades alone where there are many, and evenly
 * where fewer than two of these lie on it.
 */
final class OneTwoFiveLogAxis extends LogAxis {
    private static final long serialVersionUID = 1L;
    private static final int MOST_LABELS = 6;

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        List<NumberTick> ticks = new ArrayList<>();
        for (double value :
                ChartNumbers.niceTicks(getRange().getLowerBound(), getRange().getUpperBound(), true, MOST_LABELS)) {
            ticks.add(new NumberTick(
                    TickType.MAJOR, value, ChartNumbers.ticks().format(value), anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }
}
