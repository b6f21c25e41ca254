package org.bitgauge.core.cost;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;

/** Measured libraries, and the scaling law between nodes. */
final class TechnologyTables {
    private static final ConstantTable LIBRARIES = ConstantTable.resource(Technology.class, "technologies.csv");
    private static final ConstantTable NODES = ConstantTable.resource(Technology.class, "scaling_stillmaker_baas.csv");
    private static final Source MEASURED = new Source(
            "eight MACs in two styles synthesised for both libraries (yosys 0.23 / abc)", "relative to Nangate45");
    private static final Source STILLMAKER = new Source(
            "Stillmaker and Baas, Integration 58 (2017), doi 10.1016/j.vlsi.2017.02.002", "relative to 45 nm, 1.1 V");
    private static final Source PROPORTIONAL = new Source(
            "delay proportional to feature size; spread from the two measured libraries", "relative to 45 nm");
    private static final Source LEAKAGE = new Source(
            "leakage per area and volt as in Nangate45; libraries of one node differ by orders of magnitude", "");
    private static final double CALIBRATED_NM = 45;
    private static final double CALIBRATED_V = 1.1;
    private static final double LAW_SPREAD = 0.3;
    private static final double LEAKAGE_SPREAD = 2;

    private TechnologyTables() {}

    static Optional<Technology> library(String name) {
        return LIBRARIES.rows().stream()
                .filter(row -> row.text("name").equals(name))
                .findFirst()
                .map(TechnologyTables::measured);
    }

    static ImmutableList<String> libraryNames() {
        return LIBRARIES.rows().stream().map(row -> row.text("name")).collect(ImmutableList.toImmutableList());
    }

    static int smallestNm() {
        return NODES.rows().get(NODES.rows().size() - 1).integer("node_nm");
    }

    static int largestNm() {
        return NODES.rows().get(0).integer("node_nm");
    }

    private static Technology measured(ConstantTable.Row row) {
        double spread = row.number("spread");
        return new Technology(
                row.text("name"),
                row.number("node_nm"),
                row.number("voltage_v"),
                "measured library",
                new Quantity(row.number("area"), "", MEASURED, spread),
                new Quantity(row.number("delay"), "", MEASURED, spread),
                new Quantity(row.number("energy"), "", MEASURED, spread),
                new Quantity(row.number("leakage"), "", MEASURED, spread));
    }

    private static String plain(double nm) {
        return nm == Math.rint(nm) ? Long.toString((long) nm) : Double.toString(nm);
    }

    static Technology node(double nm, Optional<Double> voltage) {
        if (!(nm >= smallestNm() && nm <= largestNm())) {
            throw new IllegalArgumentException(
                    "no scaling law for " + plain(nm) + "nm; known are nodes from " + smallestNm()
                            + "nm to " + largestNm() + "nm and the libraries "
                            + String.join(", ", libraryNames()));
        }
        double volts = voltage.orElseGet(() -> between(nm, "voltage_v"));
        double area = between(nm, "area_vs_45nm");
        double energy = energyFactor(nm, volts) / energyFactor(CALIBRATED_NM, CALIBRATED_V);
        if (!(energy > 0) || volts > 2 || volts < 0.4) {
            throw new IllegalArgumentException("the energy law holds from 0.4 V to 2 V, not at " + volts + " V");
        }
        String name = plain(nm) + "nm" + voltage.map(v -> "@" + v + "V").orElse("");
        return new Technology(
                name,
                nm,
                volts,
                "Stillmaker and Baas for area and energy, feature size for delay",
                new Quantity(area, "", STILLMAKER, LAW_SPREAD),
                new Quantity(nm / CALIBRATED_NM, "", PROPORTIONAL, LAW_SPREAD),
                new Quantity(energy, "", STILLMAKER, LAW_SPREAD),
                new Quantity(area * volts / CALIBRATED_V, "", LEAKAGE, LEAKAGE_SPREAD));
    }

    private static double energyFactor(double nm, double volts) {
        return between(nm, "a") * volts * volts + between(nm, "b") * volts + between(nm, "c");
    }

    private static double between(double nm, String column) {
        ImmutableList<ConstantTable.Row> rows = NODES.rows();
        for (int i = 1; i < rows.size(); i++) {
            double upper = rows.get(i - 1).number("node_nm");
            double lower = rows.get(i).number("node_nm");
            if (nm >= lower) {
                double share = (nm - lower) / (upper - lower);
                return rows.get(i).number(column)
                        + share * (rows.get(i - 1).number(column) - rows.get(i).number(column));
            }
        }
        return rows.get(rows.size() - 1).number(column);
    }
}
