/** Evaluates the points of a sweep on a Spark cluster. */
@NullMarked
package org.bitgauge.spark;

import org.jspecify.annotations.NullMarked;
