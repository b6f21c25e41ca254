/** Tests. */
@NullMarked
package org.bitgauge.report.files;

import org.jspecify.annotations.NullMarked;
