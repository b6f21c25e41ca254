package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.cost.fabric.FabricLibrary;
import org.bitgauge.core.cost.fabric.FabricPart;
import org.bitgauge.core.cost.fabric.FinnLayer;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.cost.logic.FixedShape;
import org.bitgauge.core.cost.logic.FloatShape;
import org.bitgauge.core.result.Comparison;

/** MACs in lookup tables by construction against open synthesis, and the published formulas of FINN-R. */
@AutoService(ValidationFamily.class)
public final class FpgaFamily implements ValidationFamily {
    private static final double TOLERANCE = 0.15;
    private static final double MEDIAN_TOLERANCE = 0.08;
    private static final String SYNTHESIS = "fpga_lut.csv";
    private static final String FORMULAS = "finn_r.csv";

    @Override
    public String name() {
        return "fpga";
    }

    @Override
    public String description() {
        return "Lookup tables, carry chains and flip-flops of MACs by construction against open synthesis (yosys 0.23,"
                + " synth_xilinx xc7, no DSP); matrix-vector units by the formulas of FINN-R, which must be met exactly."
                + " Placement, routing and vendor mapping are not modelled.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        ImmutableList.Builder<ValidationCase> found = ImmutableList.builder();
        ImmutableList.Builder<FamilyCases.ExcludedCase> excluded = ImmutableList.builder();
        Optional<Path> formulas = cases.map(folder -> folder.resolve(FORMULAS)).filter(Files::isRegularFile);
        CsvTable synthesis = cases.map(FpgaFamily::synthesis)
                .orElseGet(() -> CsvTable.resource(FabricLibrary.class, "fpga_xc7.csv"));
        synthesis.rows().forEach(row -> mac(synthesis, row, found, excluded));
        if (cases.isEmpty() || formulas.isPresent()) {
            CsvTable table =
                    formulas.map(CsvTable::read).orElseGet(() -> CsvTable.resource(FpgaFamily.class, FORMULAS));
            table.rows().forEach(row -> unit(table, row, found));
        }
        if (cases.isEmpty()) {
            CsvTable perProduct = CsvTable.resource(FpgaFamily.class, "finn_r_per_product.csv");
            perProduct.rows().forEach(row -> found.add(product(perProduct, row)));
        }
        return new FamilyCases(found.build(), excluded.build(), MEDIAN_TOLERANCE, notes());
    }

    private static ImmutableList<String> notes() {
        return ImmutableList.of(
                "four coefficients of lookup tables and three of carry chains were fitted on the 27 rows that ship"
                        + " with the project; with one row left out of the fit, its lookup tables are met within 5.2 % in"
                        + " the median and 20 % at worst (4 x 4 bits, which takes more than its neighbours)",
                "how lookup tables divide into LUT6 and wide multiplexers is not modelled",
                "FINN-R: the reference values were computed apart from the simulator from the published formulas");
    }

    private static CsvTable synthesis(Path folder) {
        Path file = folder.resolve(SYNTHESIS);
        if (!Files.isRegularFile(file)) {
            throw new ValidationInputException(
                    folder + ": holds no " + SYNTHESIS + "; give a folder in the layout of golden/synth");
        }
        return CsvTable.read(file);
    }

    private static void mac(
            CsvTable table,
            ImmutableMap<String, String> row,
            ImmutableList.Builder<ValidationCase> found,
            ImmutableList.Builder<FamilyCases.ExcludedCase> excluded) {
        String unit = table.text(row, "unit");
        FabricPart part;
        try {
            part = part(table, row, unit);
        } catch (IllegalArgumentException e) {
            excluded.add(new FamilyCases.ExcludedCase(unit, String.valueOf(e.getMessage())));
            return;
        }
        for (Resource resource : new Resource[] {Resource.LUT, Resource.CARRY4, Resource.FF}) {
            double reference = table.number(row, resource.label().toLowerCase(Locale.ROOT));
            found.add(new ValidationCase(
                    new Comparison(part.name(), resource.label(), resource.label(), reference, part.count(resource)),
                    TOLERANCE));
        }
    }

    private static FabricPart part(CsvTable table, ImmutableMap<String, String> row, String unit) {
        FabricLibrary library = FabricLibrary.xc7();
        return switch (unit) {
            case "fx_mac" ->
                library.mac(new FixedShape(width(table, row, "W"), width(table, row, "A"), width(table, row, "ACC")));
            case "fp_mac" -> {
                FloatShape shape = FloatShape.of(
                        width(table, row, "E"),
                        width(table, row, "M"),
                        width(table, row, "EO"),
                        width(table, row, "MO"));
                yield library.mac(width(table, row, "RND") == 1 ? shape : shape.truncating());
            }
            default -> throw new IllegalArgumentException("no construction of a unit named " + unit);
        };
    }

    /** Columns of the golden set carry the prefix {@code p_}. */
    private static int width(CsvTable table, ImmutableMap<String, String> row, String column) {
        return (int) Math.rint(table.number(row, row.containsKey(column) ? column : "p_" + column));
    }

    private static void unit(
            CsvTable table, ImmutableMap<String, String> row, ImmutableList.Builder<ValidationCase> found) {
        FinnLayer layer;
        try {
            layer = new FinnLayer(
                    (long) table.number(row, "inputs"),
                    (long) table.number(row, "outputs"),
                    (long) table.number(row, "pe"),
                    (long) table.number(row, "simd"),
                    (int) table.number(row, "weight_bits"),
                    (int) table.number(row, "activation_bits"),
                    table.number(row, "signed_input") == 1,
                    (int) table.number(row, "thresholds"),
                    table.number(row, "dsp_multipliers") == 1 ? MultiplierStyle.DSP : MultiplierStyle.LUT,
                    table.number(row, "distributed") == 1);
        } catch (IllegalArgumentException e) {
            throw new ValidationInputException(table.name() + ": " + e.getMessage());
        }
        String name = "FINN-R " + layer.inputs() + "x" + layer.outputs() + " PE " + layer.pe() + " SIMD " + layer.simd()
                + " W" + layer.weightBits() + "A" + layer.activationBits()
                + (layer.thresholdBits() > 0 ? " to " + layer.thresholdBits() + " bits" : "")
                + (layer.multiplier() == MultiplierStyle.DSP ? " in DSP" : "")
                + (layer.distributedWeights() ? ", weights in LUTs" : "");
        found.add(exact(
                name, "FINN-R accumulator", "bit", table.number(row, "accumulator_bits"), layer.accumulatorBits()));
        found.add(exact(name, "FINN-R LUT", "LUT", table.number(row, "lut"), layer.luts()));
        found.add(exact(name, "FINN-R DSP", "DSP", table.number(row, "dsp"), layer.dsps()));
        found.add(exact(name, "FINN-R BRAM18", "BRAM18", table.number(row, "bram18"), layer.brams()));
        found.add(exact(name, "FINN-R cycles", "cycles", table.number(row, "cycles"), layer.cycles()));
    }

    private static ValidationCase product(CsvTable table, ImmutableMap<String, String> row) {
        int weight = (int) table.number(row, "weight_bits");
        int activation = (int) table.number(row, "activation_bits");
        double digit = table.number(row, "unit_of_last_digit");
        double model = Math.rint(FinnLayer.lutsPerProduct(weight, activation) / digit) * digit;
        double reference = table.number(row, "lut_per_product");
        double rounded = Math.abs(model - reference) < 1e-9 * reference ? reference : model;
        return exact("FINN-R per product W" + weight + "A" + activation, "FINN-R LUT", "LUT", reference, rounded);
    }

    private static ValidationCase exact(String name, String quantity, String unit, double reference, double model) {
        return new ValidationCase(new Comparison(name, quantity, unit, reference, model), 0);
    }
}
