/** Figures for papers: data records drawn by JFreeChart onto one recording canvas, written as SVG, PDF and PNG. */
@NullMarked
package org.bitgauge.report.chart;

import org.jspecify.annotations.NullMarked;
