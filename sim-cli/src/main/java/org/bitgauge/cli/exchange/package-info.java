/** {@code bitgauge import} and {@code export}: files of other tools in and out. */
@NullMarked
package org.bitgauge.cli.exchange;

import org.jspecify.annotations.NullMarked;
