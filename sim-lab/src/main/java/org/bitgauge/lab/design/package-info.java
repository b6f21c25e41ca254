/** Designs as the user describes them, and as they are built for the formats they have to compute. */
@NullMarked
package org.bitgauge.lab.design;

import org.jspecify.annotations.NullMarked;
