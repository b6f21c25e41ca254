/** Tables, figures and files of a comparison of designs over widths. */
@NullMarked
package org.bitgauge.report.winner;

import org.jspecify.annotations.NullMarked;
