/** With which numbers: the resolved formats of the tensors of one layer. */
@NullMarked
package org.bitgauge.core.precision;

import org.jspecify.annotations.NullMarked;
