/** What is computed: operators, loop bounds, tensors and their graph, without any hardware fact. */
@NullMarked
package org.bitgauge.core.layer;

import org.jspecify.annotations.NullMarked;
