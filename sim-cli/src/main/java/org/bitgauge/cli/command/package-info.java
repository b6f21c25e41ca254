/** One class for each verb of the command line. */
@NullMarked
package org.bitgauge.cli.command;

import org.jspecify.annotations.NullMarked;
