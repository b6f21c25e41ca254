package org.bitgauge.core.cost.memory;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;

/** The grid points an SRAM number is interpolated between, as leaves of an explanation. */
final class SramGridPoints {
    private static final String SWEEP = "CACTI 7.0.3DD sweep, sram.csv";

    private final SramTable table;
    private final SramSurface surface;

    SramGridPoints(SramTable table, SramSurface surface) {
        this.table = table;
        this.surface = surface;
    }

    /** The points around a shape at one corner; a single one when the shape is a point of the grid. */
    ImmutableList<Explanation> around(SramMetric metric, int corner, SramShape shape) {
        double width = Math.max(0, SramTable.log2(shape.widthBits()) - SramTable.MIN_WIDTH_LOG2);
        double capacity = Math.max(0, SramTable.log2(shape.capacityBytes()) - SramTable.MIN_CAPACITY_LOG2);
        double bank = Math.log(shape.banks()) / Math.log(SramTable.BANKS.get(1));
        ImmutableList.Builder<Explanation> points = ImmutableList.builder();
        for (int b = (int) Math.floor(bank); b <= Math.ceil(bank); b++) {
            for (int w = (int) Math.floor(width); w <= highest(width, shape.narrow(), SramTable.WIDTHS); w++) {
                int last = SramTable.CAPACITIES - 1;
                for (int c = (int) Math.min(last, Math.floor(capacity));
                        c <= Math.min(last, Math.ceil(capacity));
                        c++) {
                    points.add(point(metric, corner, b, w, c));
                }
            }
        }
        return points.build();
    }

    private static int highest(double at, boolean needsNext, int size) {
        return Math.min(size - 1, needsNext ? (int) Math.floor(at) + 1 : (int) Math.ceil(at));
    }

    private Explanation point(SramMetric metric, int corner, int banks, int width, int capacity) {
        SramTable.Corner at = table.corners().get(corner);
        String where = String.format(
                Locale.ROOT,
                "%s, %d nm, %d bank(s), %d b, %d B",
                at.profile().id(),
                at.nodeNm(),
                SramTable.BANKS.get(banks),
                1 << (width + SramTable.MIN_WIDTH_LOG2),
                1L << (capacity + SramTable.MIN_CAPACITY_LOG2));
        double value = Math.exp(surface.log(
                metric,
                corner,
                SramTable.BANKS.get(banks),
                width + SramTable.MIN_WIDTH_LOG2,
                capacity + SramTable.MIN_CAPACITY_LOG2));
        if (table.known(table.index(corner, banks, width, capacity))) {
            return Explanation.leaf(
                    "sweep point " + where,
                    new Quantity(value, metric.unit(), new Source(SWEEP, where), SramCosts.TOOL_SPREAD));
        }
        return Explanation.derived(
                "predicted point " + where,
                value,
                metric.unit(),
                "same geometry at other nodes and profiles x the ratio of the corners at neighbouring geometries with"
                        + " the same organisation",
                Math.hypot(SramCosts.TOOL_SPREAD, metric.fillSpread()),
                ImmutableList.of());
    }
}
