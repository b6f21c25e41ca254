package org.bitgauge.units.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bitgauge.core.quantity.ConstantTable;

/**
 * Energies by which the BitFusion simulator chooses among mappings of equal time: its synthesised array, its CACTI points
 * and 15 pJ/bit of DRAM. Memories between its points are interpolated (power law), arrays that it did not synthesise are
 * scaled from the 4 x 4 one, as it does.
 *
 * @param arrayNj of the whole array in a cycle
 * @param weightReadNj of a bit
 * @param weightWriteNj of a bit
 * @param activationReadNj of a bit
 * @param activationWriteNj of a bit
 * @param outputReadNj of a bit
 * @param outputWriteNj of a bit
 */
record PeerEnergy(
        double arrayNj,
        double weightReadNj,
        double weightWriteNj,
        double activationReadNj,
        double activationWriteNj,
        double outputReadNj,
        double outputWriteNj) {
    /** Its default, 15 pJ. */
    static final double DRAM_NJ = 15e-3;

    private static final double NJ_PER_PJ = 1e-3;
    private static final int POINT_BITS = 32;
    private static final ConstantTable SRAM = ConstantTable.resource(PeerEnergy.class, "bitfusion_sram.csv");

    static PeerEnergy of(PeerMachine machine) {
        double weightBank = (double) machine.weightBytes() / ((double) machine.inputs() * machine.outputs());
        double activationBank = (double) machine.activationBytes() / machine.inputs();
        double outputBank = (double) machine.outputBytes() / machine.outputs();
        return new PeerEnergy(
                SynthesisedArrays.shipped().dynamicNj(machine),
                perBit(weightBank, 0, "read_pj"),
                perBit(weightBank, 0, "write_pj"),
                perBit(activationBank, 0, "read_pj"),
                perBit(activationBank, 0, "write_pj"),
                perBit(outputBank, 1, "read_pj"),
                perBit(outputBank, 1, "write_pj"));
    }

    private static double perBit(double bytes, int ports, String column) {
        List<ConstantTable.Row> points = new ArrayList<>();
        for (ConstantTable.Row row : SRAM.rows()) {
            if (row.integer("rw_ports") == ports) {
                points.add(row);
            }
        }
        points.sort(Comparator.comparingDouble(row -> row.number("bytes")));
        int upper = 1;
        while (upper < points.size() - 1 && points.get(upper).number("bytes") < bytes) {
            upper++;
        }
        ConstantTable.Row low = points.get(upper - 1);
        ConstantTable.Row high = points.get(upper);
        double slope = Math.log(high.number(column) / low.number(column))
                / Math.log(high.number("bytes") / low.number("bytes"));
        return low.number(column) * Math.pow(bytes / low.number("bytes"), slope) / POINT_BITS * NJ_PER_PJ;
    }
}
