/** Replays counts of group widths and container sizes on real tensors. */
@NullMarked
package org.bitgauge.lab.validate.dpred;

import org.jspecify.annotations.NullMarked;
