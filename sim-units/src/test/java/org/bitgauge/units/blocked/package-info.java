/** Tests of blocked arrays. */
@NullMarked
package org.bitgauge.units.blocked;

import org.jspecify.annotations.NullMarked;
