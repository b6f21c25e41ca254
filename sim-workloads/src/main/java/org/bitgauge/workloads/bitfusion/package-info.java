/** Networks and configuration files of the BitFusion simulator (Sharma et al., ISCA 2018). */
@NullMarked
package org.bitgauge.workloads.bitfusion;

import org.jspecify.annotations.NullMarked;
