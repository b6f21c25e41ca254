/** Accuracies of networks in other numbers against reference runs. */
@NullMarked
package org.bitgauge.lab.validate.accuracy;

import org.jspecify.annotations.NullMarked;
