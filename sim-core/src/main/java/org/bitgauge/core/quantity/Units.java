package org.bitgauge.core.quantity;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;

/** Unit tables: symbol to size in the base unit, base unit first. */
final class Units {
    private static final String[] DECIMAL = {"k", "M", "G", "T"};
    private static final String[] BINARY = {"Ki", "Mi", "Gi", "Ti"};

    private Units() {}

    /** Symbols and powers of ten, alternating. */
    static ImmutableMap<String, BigDecimal> of(Object... symbolsAndPowers) {
        ImmutableMap.Builder<String, BigDecimal> table = ImmutableMap.builder();
        for (int i = 0; i < symbolsAndPowers.length; i += 2) {
            int power = (Integer) symbolsAndPowers[i + 1];
            table.put((String) symbolsAndPowers[i], BigDecimal.ONE.scaleByPowerOfTen(power));
        }
        return table.buildOrThrow();
    }

    /** Bits and bytes (8 bit) with decimal (k = 1000) and binary (Ki = 1024) prefixes. */
    static ImmutableMap<String, BigDecimal> bits(String suffix) {
        ImmutableMap.Builder<String, BigDecimal> table = ImmutableMap.builder();
        addPrefixes(table, "bit", suffix, BigDecimal.ONE);
        addPrefixes(table, "B", suffix, BigDecimal.valueOf(8));
        addBinary(table, "b", suffix, BigDecimal.ONE);
        return table.buildOrThrow();
    }

    private static void addPrefixes(
            ImmutableMap.Builder<String, BigDecimal> table, String unit, String suffix, BigDecimal size) {
        table.put(unit + suffix, size);
        for (int i = 0; i < DECIMAL.length; i++) {
            table.put(
                    DECIMAL[i] + unit + suffix,
                    size.multiply(BigDecimal.valueOf(1000).pow(i + 1)));
        }
        addBinary(table, unit, suffix, size);
    }

    private static void addBinary(
            ImmutableMap.Builder<String, BigDecimal> table, String unit, String suffix, BigDecimal size) {
        for (int i = 0; i < BINARY.length; i++) {
            table.put(
                    BINARY[i] + unit + suffix,
                    size.multiply(BigDecimal.valueOf(1024).pow(i + 1)));
        }
    }
}
