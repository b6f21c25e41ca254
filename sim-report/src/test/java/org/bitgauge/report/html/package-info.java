/** Tests. */
@NullMarked
package org.bitgauge.report.html;

import org.jspecify.annotations.NullMarked;
