/** Baselines, and what is held equal when designs are compared. */
@NullMarked
package org.bitgauge.lab.compare;

import org.jspecify.annotations.NullMarked;
