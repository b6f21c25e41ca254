package org.bitgauge.report.html;

/**
 * A figure in the report.
 *
 * @param name file name without extension
 * @param title heading
 * @param caption words below
 * @param wide whether it takes the whole width
 * @param svg the picture, without XML declaration
 */
public record ReportFigure(String name, String title, String caption, boolean wide, String svg) {}
