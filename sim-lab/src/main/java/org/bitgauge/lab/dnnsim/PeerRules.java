package org.bitgauge.lab.dnnsim;

import org.bitgauge.units.serial.SerialGrid;
import org.bitgauge.units.serial.SerialRules;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.dnnsim.DnnsimExperiment;

/** From the fields of an experiment to our units. */
public final class PeerRules {
    private PeerRules() {}

    /** Whether an experiment is of the unit without a grid. */
    public static boolean isScnn(DnnsimExperiment experiment) {
        return experiment.text("architecture").equals("SCNN");
    }

    /** Whether it asks for ideal work instead of cycles. */
    public static boolean isPotential(DnnsimExperiment experiment) {
        return experiment.text("task").equals("Potentials");
    }

    /**
     * The unit of an experiment.
     *
     * @throws WorkloadException naming the line of an architecture or option that is not modelled
     */
    public static SerialRules of(DnnsimExperiment e) {
        if (e.on("diffy") || e.on("tactical")) {
            throw new WorkloadException(
                    "line " + e.line() + ": diffy and tactical are not modelled; remove the option");
        }
        return switch (e.text("architecture")) {
            case "DaDianNao" -> new SerialRules.BitParallel();
            case "Stripes" -> new SerialRules.Stripes();
            case "ShapeShifter" ->
                new SerialRules.DynamicStripes(e.number("group_size"), e.on("minor_bit"), e.number("column_registers"));
            case "Loom" ->
                new SerialRules.Loom(
                        e.number("group_size"), e.on("minor_bit"), e.number("pe_serial_bits"), e.on("dynamic_weights"));
            case "BitPragmatic" ->
                new SerialRules.Pragmatic(
                        e.number("bits_first_stage"), e.on("booth_encoding"), e.number("column_registers"));
            case "Laconic" -> new SerialRules.Laconic(e.on("booth_encoding"));
            default ->
                throw new WorkloadException("line " + e.line() + ": architecture '" + e.text("architecture")
                        + "' is not modelled; DaDianNao, Stripes, ShapeShifter, Loom, BitPragmatic, Laconic"
                        + " and SCNN are");
        };
    }

    /** The grid of an experiment. */
    public static SerialGrid grid(DnnsimExperiment e) {
        return new SerialGrid(
                e.number("lanes"), e.number("columns"), e.number("rows"), e.number("tiles"), e.number("pe_width"));
    }
}
