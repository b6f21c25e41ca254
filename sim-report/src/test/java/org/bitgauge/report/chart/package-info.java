/** Tests of figures. */
@NullMarked
package org.bitgauge.report.chart;

import org.jspecify.annotations.NullMarked;
