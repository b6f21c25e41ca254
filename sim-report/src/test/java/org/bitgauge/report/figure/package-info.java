/** Tests. */
@NullMarked
package org.bitgauge.report.figure;

import org.jspecify.annotations.NullMarked;
