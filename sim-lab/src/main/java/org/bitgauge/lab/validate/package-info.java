/** Reference cases with known answers, and the scoreboard that holds the models against them. */
@NullMarked
package org.bitgauge.lab.validate;

import org.jspecify.annotations.NullMarked;
