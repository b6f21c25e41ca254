/** Comparisons at equal accuracy: tables of trained networks, the cheapest that reaches a target, published claims. */
@NullMarked
package org.bitgauge.lab.accuracy;

import org.jspecify.annotations.NullMarked;
