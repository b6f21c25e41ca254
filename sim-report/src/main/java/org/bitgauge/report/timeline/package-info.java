/** The timeline of runs as a trace that Perfetto shows. */
@NullMarked
package org.bitgauge.report.timeline;

import org.jspecify.annotations.NullMarked;
