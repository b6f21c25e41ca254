package org.bitgauge.core.cost.logic;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.quantity.ConstantTable;

/**
 * One synthesised unit: what was mapped, in which style, and what was measured.
 *
 * @param style script of the synthesis
 * @param shape what was mapped
 * @param measured value of each quantity that was measured
 */
public record SynthRow(Style style, LogicShape shape, ImmutableMap<LogicQuantity, Double> measured) {
    public SynthRow {
        requireNonNull(style, "style");
        requireNonNull(shape, "shape");
        requireNonNull(measured, "measured");
    }

    /** The extract that the coefficients were fitted on. */
    public static ImmutableList<SynthRow> calibration() {
        ConstantTable table = ConstantTable.resource(HardwareCost.class, "synth_nangate45.csv");
        ImmutableList.Builder<SynthRow> rows = ImmutableList.builder();
        for (ConstantTable.Row row : table.rows()) {
            rows.add(of(row));
        }
        return rows.build();
    }

    private static SynthRow of(ConstantTable.Row row) {
        LogicShape shape =
                switch (row.text("unit")) {
                    case "fx_mac" -> new FixedShape(row.integer("W"), row.integer("A"), row.integer("ACC"));
                    case "fx_add_r" -> new AdderShape(row.integer("W"));
                    case "fp_mac" -> floatShape(row);
                    default -> throw new IllegalArgumentException("no shape is known for unit " + row.text("unit"));
                };
        ImmutableMap<LogicQuantity, Double> measured = ImmutableMap.of(
                LogicQuantity.AREA, row.number("area_um2"),
                LogicQuantity.LEAKAGE, row.number("leak_nw"),
                LogicQuantity.PERIOD, row.number("period_ps"),
                LogicQuantity.ENERGY, row.number("e_real_fj"),
                LogicQuantity.SETTLED_ENERGY, row.number("e_settled_fj"));
        return new SynthRow(Style.valueOf(row.text("style").toUpperCase(Locale.ROOT)), shape, measured);
    }

    private static FloatShape floatShape(ConstantTable.Row row) {
        FloatShape shape = FloatShape.of(row.integer("E"), row.integer("M"), row.integer("EO"), row.integer("MO"));
        return row.integer("RND") == 1 ? shape : shape.truncating();
    }

    double value(LogicQuantity quantity) {
        Double value = measured.get(quantity);
        if (value == null) {
            throw new IllegalArgumentException(shape + ": " + quantity + " was not measured");
        }
        return value;
    }
}
