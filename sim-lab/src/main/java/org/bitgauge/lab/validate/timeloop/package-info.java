/** Counts of accesses and cycles of a given loop nest, without fill, drain and waiting, held against Timeloop's. */
@NullMarked
package org.bitgauge.lab.validate.timeloop;

import org.jspecify.annotations.NullMarked;
