/** Memory levels and DRAM as the user describes them. */
@NullMarked
package org.bitgauge.core.memory;

import org.jspecify.annotations.NullMarked;
