package org.bitgauge.core.cost.logic;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;

/** The shipped coefficients: one formula for each family, quantity and style. */
final class LogicCoefficients {
    private static final String TABLE = "logic_nangate45.csv";
    private static final Source SOURCE = new Source(
            "least relative residuals on synth_nangate45.csv (open synthesis, yosys 0.23 / abc), docs/modelling-logic.md",
            "Nangate45 typical, 1.1 V, 25 C");
    private static final LogicCoefficients NANGATE45 =
            new LogicCoefficients(ConstantTable.resource(HardwareCost.class, TABLE));

    private final ImmutableMap<String, LogicFormula> formulas;

    LogicCoefficients(ConstantTable table) {
        Map<String, Map<String, Quantity>> coefficients = new LinkedHashMap<>();
        Map<String, Double> spreads = new LinkedHashMap<>();
        for (ConstantTable.Row row : table.rows()) {
            String key = row.text("family") + "/" + row.text("quantity") + "/" + row.text("style");
            double spread = row.number("spread");
            Quantity coefficient = new Quantity(row.number("coefficient"), row.text("unit"), SOURCE, spread);
            coefficients.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(row.text("block"), coefficient);
            spreads.put(key, spread);
        }
        ImmutableMap.Builder<String, LogicFormula> built = ImmutableMap.builder();
        coefficients.forEach((key, map) -> built.put(
                key, new LogicFormula(quantityOf(key), ImmutableMap.copyOf(map), spreads.getOrDefault(key, 0.0))));
        this.formulas = built.buildOrThrow();
    }

    static LogicCoefficients nangate45() {
        return NANGATE45;
    }

    LogicFormula formula(LogicFamily family, LogicQuantity quantity, Style style) {
        String key = key(family, quantity, style);
        LogicFormula formula = formulas.get(key);
        if (formula == null) {
            throw new IllegalStateException(TABLE + " has no coefficients for " + key);
        }
        return formula;
    }

    static String key(LogicFamily family, LogicQuantity quantity, Style style) {
        return family.key() + "/" + quantity.key() + "/" + style.name().toLowerCase(Locale.ROOT);
    }

    private static LogicQuantity quantityOf(String key) {
        String name = key.substring(key.indexOf('/') + 1, key.lastIndexOf('/'));
        return LogicQuantity.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
