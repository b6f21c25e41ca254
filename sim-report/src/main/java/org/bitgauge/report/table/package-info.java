/** Tables for terminals. */
@NullMarked
package org.bitgauge.report.table;

import org.jspecify.annotations.NullMarked;
