/** Machines with round numbers for tests of mapping. */
@NullMarked
package org.bitgauge.units.testing;

import org.jspecify.annotations.NullMarked;
