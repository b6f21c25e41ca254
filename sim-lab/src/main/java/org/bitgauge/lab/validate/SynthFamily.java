package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.logic.AdderShape;
import org.bitgauge.core.cost.logic.FixedShape;
import org.bitgauge.core.cost.logic.FloatShape;
import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.core.cost.logic.LogicQuantity;
import org.bitgauge.core.cost.logic.LogicShape;
import org.bitgauge.core.cost.logic.Stimulus;
import org.bitgauge.core.cost.logic.SynthRow;
import org.bitgauge.core.result.Comparison;

/** MACs by construction against the same MACs synthesised: area, period and energy, in both styles. */
@AutoService(ValidationFamily.class)
public final class SynthFamily implements ValidationFamily {
    private static final double TOLERANCE = 0.15;
    private static final double MEDIAN_TOLERANCE = 0.06;
    private static final String LIBRARY = "nangate45_typ";
    private static final List<String> FILES = List.of("fx.csv", "fpA.csv", "fpB.csv", "fpC.csv");
    private static final ImmutableMap<String, LogicQuantity> COLUMNS = ImmutableMap.of(
            "area_um2", LogicQuantity.AREA,
            "period_ps", LogicQuantity.PERIOD,
            "e_real_fJ", LogicQuantity.ENERGY,
            "leak_nW", LogicQuantity.LEAKAGE,
            "enoglitch_real_fJ", LogicQuantity.SETTLED_ENERGY);

    @Override
    public String name() {
        return "synth";
    }

    @Override
    public String description() {
        return "Area, period and energy of MACs by construction against open synthesis (yosys 0.23 / abc, Nangate45, styles"
                + " fast and small); wires, placement and pipelining are not modelled. Leakage and settled energy are"
                + " shown and not judged.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        Map<String, ValidationCase> found = new LinkedHashMap<>();
        int skipped = 0;
        if (cases.isEmpty()) {
            for (SynthRow row : SynthRow.calibration()) {
                row.measured().forEach((quantity, value) -> add(found, row.style(), row.shape(), quantity, value));
            }
        } else {
            skipped = read(cases.get(), found);
        }
        return new FamilyCases(
                ImmutableList.copyOf(found.values()), ImmutableList.of(), MEDIAN_TOLERANCE, notes(cases, skipped));
    }

    private static ImmutableList<String> notes(Optional<Path> cases, int skipped) {
        String origin = cases.isPresent()
                ? "the coefficients were fitted on rows of the same sweep that ship with the project; rows that are not"
                        + " among them are predictions"
                : "the coefficients were fitted on these rows; ten-fold cross-validation is in docs/modelling-logic.md";
        return skipped == 0
                ? ImmutableList.of(origin)
                : ImmutableList.of(
                        origin,
                        skipped + " rows of other scripts, libraries or units than fast and small MACs left out");
    }

    private static int read(Path folder, Map<String, ValidationCase> found) {
        int skipped = 0;
        boolean any = false;
        for (String file : FILES) {
            Path path = folder.resolve(file);
            if (!Files.isRegularFile(path)) {
                continue;
            }
            any = true;
            CsvTable table = CsvTable.read(path);
            for (ImmutableMap<String, String> row : table.rows()) {
                skipped += readRow(table, row, found) ? 0 : 1;
            }
        }
        if (!any) {
            throw new ValidationInputException(
                    folder + ": holds none of " + FILES + "; give a folder in the layout of golden/synth");
        }
        return skipped;
    }

    private static boolean readRow(
            CsvTable table, ImmutableMap<String, String> row, Map<String, ValidationCase> found) {
        String script = table.text(row, "script");
        boolean known = script.equals("fast") || script.equals("small");
        if (!known || !row.getOrDefault("lib", LIBRARY).equals(LIBRARY)) {
            return false;
        }
        Optional<LogicShape> shape = shape(table, row);
        shape.ifPresent(s -> COLUMNS.forEach((column, quantity) -> {
            if (!row.getOrDefault(column, "").isEmpty()) {
                Style style = Style.valueOf(script.toUpperCase(Locale.ROOT));
                add(found, style, s, quantity, table.number(row, column));
            }
        }));
        return shape.isPresent();
    }

    private static Optional<LogicShape> shape(CsvTable table, ImmutableMap<String, String> row) {
        return switch (table.text(row, "unit")) {
            case "fx_mac" ->
                Optional.of(
                        new FixedShape(width(table, row, "p_W"), width(table, row, "p_A"), width(table, row, "p_ACC")));
            case "fx_add_r" -> Optional.of(new AdderShape(width(table, row, "p_W")));
            case "fp_mac" -> {
                FloatShape shape = FloatShape.of(
                        width(table, row, "p_E"),
                        width(table, row, "p_M"),
                        width(table, row, "p_EO"),
                        width(table, row, "p_MO"));
                yield Optional.of(width(table, row, "p_RND") == 1 ? shape : shape.truncating());
            }
            default -> Optional.empty();
        };
    }

    private static int width(CsvTable table, ImmutableMap<String, String> row, String column) {
        return (int) Math.rint(table.number(row, column));
    }

    private static void add(
            Map<String, ValidationCase> found,
            Style style,
            LogicShape shape,
            LogicQuantity quantity,
            double reference) {
        double model = LogicLibrary.nangate45(style).value(shape, quantity, Stimulus.REAL);
        String quantityName = quantity.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String caseName = shape.family().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + shape + " "
                + style.name().toLowerCase(Locale.ROOT);
        boolean judged = quantity != LogicQuantity.LEAKAGE && quantity != LogicQuantity.SETTLED_ENERGY;
        Comparison comparison = new Comparison(caseName, quantityName, quantity.unit(), reference, model);
        found.putIfAbsent(
                caseName + " " + quantityName,
                new ValidationCase(comparison, judged ? TOLERANCE : Double.POSITIVE_INFINITY));
    }
}
