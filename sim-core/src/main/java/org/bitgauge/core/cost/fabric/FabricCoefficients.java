package org.bitgauge.core.cost.fabric;

import com.google.common.collect.ImmutableMap;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;

/** The shipped coefficients of the building blocks, each with its source and the largest residual of its fit. */
final class FabricCoefficients {
    static final String ARRAY_CELL = "array cell";
    static final String SIGN_ROW = "sign of a row";
    static final String EXPONENT_BIT = "exponent bit";
    static final String PATH_BIT = "aligned bit";
    static final String FLOAT_CHAINS = "carry chains of a float";
    static final String CHAIN_EXPONENT_BIT = "carry chain per exponent bit";
    static final String CHAIN_MANTISSA_BIT = "carry chain per mantissa bit";

    private static final Source SOURCE = new Source(
            "least relative residuals on fpga_xc7.csv (yosys 0.23 synth_xilinx), docs/modelling-fpga.md",
            "xc7, no DSP, before placement");
    private static final FabricCoefficients XC7 =
            new FabricCoefficients(ConstantTable.resource(FabricCoefficients.class, "fabric_xc7.csv"));

    private final ImmutableMap<String, Quantity> coefficients;

    private FabricCoefficients(ConstantTable table) {
        ImmutableMap.Builder<String, Quantity> read = ImmutableMap.builder();
        for (ConstantTable.Row row : table.rows()) {
            read.put(
                    row.text("block"),
                    new Quantity(row.number("coefficient"), row.text("unit"), SOURCE, row.number("spread")));
        }
        coefficients = read.buildOrThrow();
    }

    static FabricCoefficients xc7() {
        return XC7;
    }

    Quantity of(String block) {
        Quantity quantity = coefficients.get(block);
        if (quantity == null) {
            throw new IllegalStateException("no coefficient for " + block + ", there are " + coefficients.keySet());
        }
        return quantity;
    }
}
