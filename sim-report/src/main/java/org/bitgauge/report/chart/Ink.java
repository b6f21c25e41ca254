package org.bitgauge.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;

/** Sizes, strokes and greys shared by all figures; type sizes follow what journals ask for in a column (7 to 8 pt). */
final class Ink {
    static final float TEXT_PT = 7f;
    static final float TITLE_PT = 7.5f;
    static final float SMALL_PT = 6f;

    static final Color TEXT = new Color(0x1A1A1A);
    static final Color AXIS = new Color(0x4D4D4D);
    static final Color GRID = new Color(0xDADADA);
    static final Color PAPER = Color.WHITE;

    static final BasicStroke HAIRLINE = new BasicStroke(0.35f);
    static final BasicStroke RULE = new BasicStroke(0.5f);
    static final BasicStroke LINE = new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHED =
            new BasicStroke(0.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {2.5f, 1.5f}, 0f);

    private Ink() {}
}
