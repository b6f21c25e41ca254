/** Commands, messages and progress: what a person at a terminal sees. */
@NullMarked
package org.bitgauge.cli;

import org.jspecify.annotations.NullMarked;
