package org.bitgauge.core.cost.memory;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.result.Comparison;

/**
 * Compares the SRAM model with design points of a file in the layout of {@code sram.csv} (any further columns are
 * ignored). A point that the shipped table holds would be trivially exact, so by default it is predicted with that
 * point left out; its case name then ends in {@code leave-one-out}. Points the table lacks are predicted normally.
 */
public final class SramValidation {
    private SramValidation() {}

    /** How a point that the shipped table holds is treated. */
    public enum Mode {
        /** Predicted without looking at the point: the honest error. */
        LEAVE_ONE_OUT,
        /** Looked up: checks that the table is reproduced. */
        LOOK_UP
    }

    /** One comparison for each row and metric, in the order of the file. */
    public static ImmutableList<Comparison> compare(SramCosts costs, ConstantTable cases, Mode mode) {
        ImmutableList.Builder<Comparison> comparisons = ImmutableList.builder();
        for (ConstantTable.Row row : cases.rows()) {
            SramSpec spec = spec(row);
            int index = mode == Mode.LEAVE_ONE_OUT ? gridIndex(costs.table(), spec) : SramPredictor.NONE;
            String name = spec.label() + (index == SramPredictor.NONE ? "" : ", leave-one-out");
            for (SramMetric metric : SramMetric.values()) {
                if (row.has(metric.column())) {
                    double model = index == SramPredictor.NONE
                            ? costs.value(spec, metric)
                            : withoutSelf(costs, spec, metric, index);
                    comparisons.add(
                            new Comparison(name, metric.label(), metric.unit(), row.number(metric.column()), model));
                }
            }
        }
        return comparisons.build();
    }

    private static SramSpec spec(ConstantTable.Row row) {
        return new SramSpec(
                Long.parseLong(row.text("capacity_bytes")),
                row.integer("width_bits"),
                row.integer("banks"),
                SramProfile.named(row.text("profile").toLowerCase(Locale.ROOT)),
                row.number("tech_nm"));
    }

    private static int gridIndex(SramTable table, SramSpec spec) {
        int corner = table.corner(spec.profile(), (int) spec.nodeNm());
        int banks = SramTable.BANKS.indexOf(spec.banks());
        int width = SramTable.exactLog2(spec.widthBits()) - SramTable.MIN_WIDTH_LOG2;
        int capacity = SramTable.exactLog2(spec.capacityBytes()) - SramTable.MIN_CAPACITY_LOG2;
        if (corner < 0
                || spec.nodeNm() != Math.rint(spec.nodeNm())
                || banks < 0
                || !SramTable.onGrid(width, capacity)) {
            return SramPredictor.NONE;
        }
        int index = table.index(corner, banks, width, capacity);
        return table.known(index) ? index : SramPredictor.NONE;
    }

    private static double withoutSelf(SramCosts costs, SramSpec spec, SramMetric metric, int index) {
        int width = SramTable.exactLog2(spec.widthBits()) - SramTable.MIN_WIDTH_LOG2;
        int capacity = SramTable.exactLog2(spec.capacityBytes()) - SramTable.MIN_CAPACITY_LOG2;
        int corner = costs.table().corner(spec.profile(), (int) spec.nodeNm());
        int banks = SramTable.BANKS.indexOf(spec.banks());
        return Math.exp(costs.surface().column(metric, corner, banks, width, index)[capacity]);
    }
}
