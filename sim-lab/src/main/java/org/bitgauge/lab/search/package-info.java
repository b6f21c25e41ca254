/** Which numbers a network can do with: measured trials, and the searches that choose them. */
@NullMarked
package org.bitgauge.lab.search;

import org.jspecify.annotations.NullMarked;
