package org.bitgauge.workloads.infer.rounding;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.CodebookFormat;
import org.bitgauge.core.number.NumberFormat;

/**
 * In which arithmetic products are made and summed. Every sum starts from 0, takes its products in the order input
 * channel, row, column, and the bias last.
 */
public sealed interface Accumulation {
    /** Double precision. */
    record Fp64() implements Accumulation {}

    /** Single precision. */
    record Fp32() implements Accumulation {}

    /**
     * Every product and every sum rounded to a format (Hill et al., arXiv 1808.02513).
     *
     * @param format a float or fixed-point format
     */
    record Rounded(NumberFormat format) implements Accumulation {
        public Rounded {
            requireNonNull(format, "format");
            if (format instanceof BlockFormat || format instanceof CodebookFormat) {
                throw new IllegalArgumentException(
                        "no running sum can be kept in " + format.name() + "; use a float or fixed-point format");
            }
        }
    }

    /**
     * Integer codes in two's complement; weights and activations must be in fixed point. The bias is rounded to the step
     * of the products.
     *
     * @param bits width of the accumulator, 2 to 63
     * @param overflow what happens to a sum that does not fit; each such addition is counted
     */
    record IntegerSum(int bits, Overflow overflow) implements Accumulation {
        public IntegerSum {
            requireNonNull(overflow, "overflow");
            if (bits < 2 || bits > 63) {
                throw new IllegalArgumentException("an integer accumulator has 2 to 63 bits, not " + bits);
            }
        }
    }

    /**
     * Products by a multiplier that need not be exact, summed exactly; weights and activations must be in fixed point.
     *
     * @param rule the multiplier
     */
    record Products(ProductRule rule) implements Accumulation {
        public Products {
            requireNonNull(rule, "rule");
        }
    }

    /** Double precision. */
    Accumulation FP64 = new Fp64();

    /** Single precision. */
    Accumulation FP32 = new Fp32();
}
