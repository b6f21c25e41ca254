/** Results for tests. */
@NullMarked
package org.bitgauge.report;

import org.jspecify.annotations.NullMarked;
