/** The results of the BitFusion simulator, replayed. */
@NullMarked
package org.bitgauge.lab.validate.bitfusion;

import org.jspecify.annotations.NullMarked;
