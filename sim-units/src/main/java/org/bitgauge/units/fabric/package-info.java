/** Networks in an FPGA: matrix-vector units of PE x SIMD, one for every layer at once or one that all layers share. */
@NullMarked
package org.bitgauge.units.fabric;

import org.jspecify.annotations.NullMarked;
