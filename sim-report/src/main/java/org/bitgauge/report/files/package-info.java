/** Files of results: JSON to read back, CSV to work with, written whole or not at all. */
@NullMarked
package org.bitgauge.report.files;

import org.jspecify.annotations.NullMarked;
