/** Why a number is what it is: formula, inputs and sources as a tree. */
@NullMarked
package org.bitgauge.core.explain;

import org.jspecify.annotations.NullMarked;
