/** Where every cycle and every picojoule went. */
@NullMarked
package org.bitgauge.core.ledger;

import org.jspecify.annotations.NullMarked;
