/** One network on one design: map, time, count energy, close the ledger. */
@NullMarked
package org.bitgauge.lab.evaluate;

import org.jspecify.annotations.NullMarked;
