/** Which tensors stay on chip between layers: what a network stores, what may stay, and what pays. */
@NullMarked
package org.bitgauge.lab.residency;

import org.jspecify.annotations.NullMarked;
