/** What is known of the numbers in a tensor: the quantised values themselves, their distribution, or nothing. */
@NullMarked
package org.bitgauge.core.values;

import org.jspecify.annotations.NullMarked;
