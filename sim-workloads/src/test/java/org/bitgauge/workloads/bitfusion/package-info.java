/** Tests of what is read from the BitFusion simulator. */
@NullMarked
package org.bitgauge.workloads.bitfusion;

import org.jspecify.annotations.NullMarked;
