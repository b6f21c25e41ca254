/** The report as one page without network. */
@NullMarked
package org.bitgauge.report.html;

import org.jspecify.annotations.NullMarked;
