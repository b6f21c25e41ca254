/** Speed of the exact counts of bit-serial units. */
@NullMarked
package org.bitgauge.bench.serial;

import org.jspecify.annotations.NullMarked;
