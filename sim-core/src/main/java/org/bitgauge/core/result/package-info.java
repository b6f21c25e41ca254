/** What came out: the ledger with area and provenance. */
@NullMarked
package org.bitgauge.core.result;

import org.jspecify.annotations.NullMarked;
