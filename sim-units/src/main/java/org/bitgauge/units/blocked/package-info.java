/** Arrays of processing elements that compose products from small block multipliers, exactly or approximately. */
@NullMarked
package org.bitgauge.units.blocked;

import org.jspecify.annotations.NullMarked;
