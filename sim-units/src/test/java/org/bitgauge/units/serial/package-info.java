/** Serial units checked by hand and against plain recounts of random layers. */
@NullMarked
package org.bitgauge.units.serial;

import org.jspecify.annotations.NullMarked;
