/** What people see: tables, figures and the report, made from results alone. */
@NullMarked
package org.bitgauge.report;

import org.jspecify.annotations.NullMarked;
