/** Where any number comes from: formula, inputs, scaling, source and spread. */
@NullMarked
package org.bitgauge.lab.explain;

import org.jspecify.annotations.NullMarked;
