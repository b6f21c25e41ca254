/** Built-in networks, shape by shape from their papers and reference code. */
@NullMarked
package org.bitgauge.workloads.zoo;

import org.jspecify.annotations.NullMarked;
