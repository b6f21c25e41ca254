/** Figures of searches for precision profiles. */
@NullMarked
package org.bitgauge.report.search;

import org.jspecify.annotations.NullMarked;
