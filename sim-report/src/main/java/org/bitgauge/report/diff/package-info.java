/** What changed between two sets of results. */
@NullMarked
package org.bitgauge.report.diff;

import org.jspecify.annotations.NullMarked;
