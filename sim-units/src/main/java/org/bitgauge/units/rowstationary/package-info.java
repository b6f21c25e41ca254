/** Row stationary arrays: a filter row stays in a processing element, sums are collected up the columns (Eyeriss). */
@NullMarked
package org.bitgauge.units.rowstationary;

import org.jspecify.annotations.NullMarked;
