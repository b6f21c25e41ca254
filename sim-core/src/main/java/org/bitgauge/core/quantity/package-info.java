/** Physical numbers with unit, source and spread. */
@NullMarked
package org.bitgauge.core.quantity;

import org.jspecify.annotations.NullMarked;
