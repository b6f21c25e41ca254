/** Arrays of multiply-accumulate lanes with adder trees. */
@NullMarked
package org.bitgauge.units.mac;

import org.jspecify.annotations.NullMarked;
