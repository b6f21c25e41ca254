package org.bitgauge.report.chart;

/** What a chart shows, as plain data; {@link ChartRenderer} draws it and {@link #data()} goes beside it as CSV. */
public sealed interface ChartSpec
        permits BarChartSpec, StackedBarSpec, WaterfallSpec, HeatMapSpec, ScatterFrontSpec, LineSpec {
    /** File name, words and size. */
    Frame frame();

    /** Exactly the numbers drawn, one fact per row. */
    DataTable data();
}
