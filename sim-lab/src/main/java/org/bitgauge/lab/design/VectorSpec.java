package org.bitgauge.lab.design;

import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;

/**
 * The vector unit, which does everything that is no multiply-accumulate.
 *
 * @param lanes operations per cycle
 * @param format format it computes in, whatever the array does
 */
@Doc("The vector unit: pooling, activation functions, normalisation, softmax, element-wise work.")
public record VectorSpec(
        @Doc("Operations per cycle.") @Default("16") @Range(min = 1, max = 65_536) int lanes,
        @Doc("Format it computes in, whatever the array does.") @Default("fp32") NumberFormat format) {}
