/** Figures of an experiment: each class turns results into charts. */
@NullMarked
package org.bitgauge.report.figure;

import org.jspecify.annotations.NullMarked;
