package org.bitgauge.report.figure;

import java.util.List;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.chart.ChartSpec;

/**
 * A kind of figure. To add one, write one class with a public constructor without arguments and mark it
 * {@code @AutoService(Figure.class)}; it then appears in {@code figures/}, in the report and in {@code bitgauge chart}.
 */
public interface Figure {
    /** Name in the command line and start of its file names: lower case with hyphens. */
    String name();

    /** What it shows, in a sentence. */
    String doc();

    /** Where it stands among the figures, lowest first. */
    int rank();

    /** Whether these results can show it. */
    boolean applicable(ResultSet results);

    /**
     * What to draw.
     *
     * @param detail {@link Detail#HEADLINE} for the one chart that says most, {@link Detail#EVERYTHING} for all
     */
    List<ChartSpec> charts(ResultSet results, Detail detail);

    /** How many charts to draw. */
    enum Detail {
        /** At most one chart of a kind. */
        HEADLINE,
        /** One chart for every run where that makes sense. */
        EVERYTHING
    }
}
