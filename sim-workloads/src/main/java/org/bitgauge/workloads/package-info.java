/** What every source of networks shares: the cost of vector work in scalar operations, and the error users see. */
@NullMarked
package org.bitgauge.workloads;

import org.jspecify.annotations.NullMarked;
