/** Experiments for tests, and the arrows between the packages of this module. */
@NullMarked
package org.bitgauge.lab.testing;

import org.jspecify.annotations.NullMarked;
