/** Which number format each tensor of each layer has: profiles as written, resolved against a network. */
@NullMarked
package org.bitgauge.workloads.profile;

import org.jspecify.annotations.NullMarked;
