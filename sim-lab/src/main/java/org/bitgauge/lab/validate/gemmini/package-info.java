/** Gemmini's loop commands as schedules, held against cycle counts of its RTL. */
@NullMarked
package org.bitgauge.lab.validate.gemmini;

import org.jspecify.annotations.NullMarked;
