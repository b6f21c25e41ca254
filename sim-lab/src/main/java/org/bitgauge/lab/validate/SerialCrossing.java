package org.bitgauge.lab.validate;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.units.serial.BitParallelSpec;
import org.bitgauge.units.serial.BitParallelType;
import org.bitgauge.units.serial.DynamicStripesSpec;
import org.bitgauge.units.serial.DynamicStripesType;
import org.bitgauge.units.serial.LoomSpec;
import org.bitgauge.units.serial.LoomType;
import org.bitgauge.units.serial.SerialGridSpec;
import org.bitgauge.units.serial.StripesSpec;
import org.bitgauge.units.serial.StripesType;

/**
 * One crossing of lanes under one tree, or one detector of widths: as synthesised, or of our unit as built.
 *
 * @param name in tables
 * @param kind synthesised design
 * @param style end of the area-delay trade
 * @param width bits of the operands it is built for
 * @param lanes products side by side, or values of a group
 * @param areaUm2 area in square micrometres
 * @param periodPs shortest clock period in picoseconds
 * @param energyFj energy of a cycle on real values in femtojoules
 */
record SerialCrossing(
        String name, String kind, Style style, int width, int lanes, double areaUm2, double periodPs, double energyFj) {
    private static final int WORD = 16;
    private static final int LOOM_CARRIES = 5;

    /** As synthesised; empty for variants that no unit of ours is. */
    static Optional<SerialCrossing> synthesised(CsvTable table, ImmutableMap<String, String> row) {
        String kind = table.text(row, "unit");
        boolean known =
                switch (kind) {
                    case "ipu" -> table.text(row, "p_W").equals(table.text(row, "p_A"));
                    case "stripes_sip" ->
                        table.text(row, "p_DUAL").equals("0")
                                && table.text(row, "p_WREG").equals("0");
                    case "loom_sip", "dpred" -> true;
                    default -> false;
                };
        if (!known) {
            return Optional.empty();
        }
        int width =
                switch (kind) {
                    case "loom_sip" -> loomWidth(table, row);
                    case "dpred" -> whole(table, row, "p_P");
                    default -> whole(table, row, "p_W");
                };
        String lanes = kind.equals("dpred") ? "p_G" : "p_LN";
        return Optional.of(new SerialCrossing(
                table.text(row, "name") + " " + table.text(row, "script"),
                kind,
                Style.valueOf(table.text(row, "script").toUpperCase(Locale.ROOT)),
                width,
                whole(table, row, lanes),
                table.number(row, "area_um2"),
                table.number(row, "period_ps"),
                table.number(row, "e_real_fJ")));
    }

    /** Its inner sums are as wide as a weight, four bits for sixteen lanes, one for the sign and one where it takes several bits. */
    private static int loomWidth(CsvTable table, ImmutableMap<String, String> row) {
        return whole(table, row, "p_A1") - LOOM_CARRIES - (whole(table, row, "p_BA") > 1 ? 1 : 0);
    }

    private static int whole(CsvTable table, ImmutableMap<String, String> row, String column) {
        return (int) Math.rint(table.number(row, column));
    }

    /** The same as our unit has it: a grid of one crossing, whose lanes or detector are looked at. */
    SerialCrossing built(CsvTable table, ImmutableMap<String, String> row) {
        boolean detector = kind.equals("dpred");
        NumberFormat operand = NumberFormats.parse("int" + width);
        NumberFormat sums = NumberFormats.parse("int" + (detector ? 2 * width + WORD : whole(table, row, "p_ACC")));
        BuildContext context =
                new BuildContext(Technology.nangate45(), style, 1, new DatapathFormats(operand, operand, sums));
        int bitsPerCycle = kind.equals("loom_sip") ? whole(table, row, "p_BA") : 1;
        ComputeUnit unit = unit(context, bitsPerCycle);
        HardwareCost cost = part(unit, detector ? "array.detector" : "array.lane");
        int count = detector ? 1 : lanes;
        return new SerialCrossing(
                name,
                kind,
                style,
                width,
                lanes,
                cost.areaUm2() * count,
                cost.delayPs(),
                cost.energyFj() * count / (detector ? 1 : cyclesOfAProduct(bitsPerCycle)));
    }

    private ComputeUnit unit(BuildContext context, int bitsPerCycle) {
        SerialGridSpec grid = new SerialGridSpec(lanes, 1, 1, 1, WORD);
        Optional<NumberFormat> own = Optional.empty();
        return switch (kind) {
            case "ipu" -> new BitParallelType().build(new BitParallelSpec(grid, own, own, own), context);
            case "stripes_sip" -> new StripesType().build(new StripesSpec(grid, own, own, own), context);
            case "loom_sip" ->
                new LoomType().build(new LoomSpec(grid, 1, false, bitsPerCycle, false, own, own, own), context);
            default ->
                new DynamicStripesType().build(new DynamicStripesSpec(grid, 1, false, 0, own, own, own), context);
        };
    }

    private static HardwareCost part(ComputeUnit unit, String component) {
        return unit.parts().stream()
                .filter(part -> part.component().equals(component))
                .map(UnitPart::cost)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(unit.description() + " has no " + component));
    }

    private double cyclesOfAProduct(int bitsPerCycle) {
        return switch (kind) {
            case "ipu" -> 1;
            case "loom_sip" -> Math.ceil((double) width / bitsPerCycle) * width;
            default -> width;
        };
    }
}
