/** Tests of comparisons over widths. */
@NullMarked
package org.bitgauge.lab.winner;

import org.jspecify.annotations.NullMarked;
