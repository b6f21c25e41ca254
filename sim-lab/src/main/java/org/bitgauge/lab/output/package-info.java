/** Results in the form of other tools. */
@NullMarked
package org.bitgauge.lab.output;

import org.jspecify.annotations.NullMarked;
