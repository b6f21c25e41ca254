/** {@code bitgauge cost}: area, delay, energy and leakage of single parts and of a design. */
@NullMarked
package org.bitgauge.cli.cost;

import org.jspecify.annotations.NullMarked;
