/** Number formats: what a value of a tensor can be. */
@NullMarked
package org.bitgauge.core.number;

import org.jspecify.annotations.NullMarked;
