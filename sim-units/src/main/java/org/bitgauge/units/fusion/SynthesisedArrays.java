package org.bitgauge.units.fusion;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.quantity.ConstantTable;

/** The arrays that the authors of BitFusion synthesised at 45 nm, 500 MHz, and their rule for others. */
public final class SynthesisedArrays {
    /** Clock of the synthesis. */
    public static final double CLOCK_HZ = 500e6;

    private static final int REFERENCE_SIDE = 4;
    private static final SynthesisedArrays SHIPPED =
            new SynthesisedArrays(points(ConstantTable.resource(SynthesisedArrays.class, "bitfusion_45nm.csv")));

    private final ImmutableList<Point> points;

    /** Arrays of another table. */
    public SynthesisedArrays(List<Point> points) {
        this.points = ImmutableList.copyOf(points);
    }

    private static List<Point> points(ConstantTable table) {
        List<Point> points = new ArrayList<>();
        for (ConstantTable.Row row : table.rows()) {
            points.add(new Point(
                    row.integer("n"),
                    row.integer("m"),
                    row.integer("max_bits"),
                    row.integer("min_bits"),
                    row.number("area_um2"),
                    row.number("leakage_nw"),
                    row.number("dynamic_nw")));
        }
        return points;
    }

    /** The table that comes with the project. */
    public static SynthesisedArrays shipped() {
        return SHIPPED;
    }

    /**
     * An array as synthesised.
     *
     * @param inputs rows
     * @param outputs columns
     * @param maxBits widest operand
     * @param minBits narrowest operand; the widest for a fixed multiplier
     * @param areaUm2 cell area
     * @param leakageNw static power
     * @param dynamicNw dynamic power at 500 MHz
     */
    public record Point(
            int inputs, int outputs, int maxBits, int minBits, double areaUm2, double leakageNw, double dynamicNw) {
        /** Energy of the whole array in a cycle. */
        public double cycleFj() {
            return dynamicNw / CLOCK_HZ * 1e6;
        }
    }

    /** All of them. */
    public ImmutableList<Point> points() {
        return points;
    }

    /** The array of that size, if it was synthesised. */
    public Optional<Point> find(int inputs, int outputs, int maxBits, int minBits) {
        return points.stream()
                .filter(p -> p.inputs() == inputs
                        && p.outputs() == outputs
                        && p.maxBits() == maxBits
                        && p.minBits() == minBits)
                .findFirst();
    }

    /** The array of that size, or the 4 x 4 one times the number of units where it was not synthesised. */
    public Optional<Point> sized(int inputs, int outputs, int maxBits, int minBits) {
        return find(inputs, outputs, maxBits, minBits)
                .or(() -> find(REFERENCE_SIDE, REFERENCE_SIDE, maxBits, minBits).map(p -> {
                    double factor = (double) inputs * outputs / (REFERENCE_SIDE * REFERENCE_SIDE);
                    return new Point(
                            inputs,
                            outputs,
                            maxBits,
                            minBits,
                            p.areaUm2() * factor,
                            p.leakageNw() * factor,
                            p.dynamicNw() * factor);
                }));
    }

    /** Dynamic energy of a machine's array in a cycle; widths that were not synthesised take 8/2 times the products of bits. */
    double dynamicNj(PeerMachine machine) {
        double nanowatts = sized(machine.inputs(), machine.outputs(), machine.maxBits(), machine.minBits())
                .map(Point::dynamicNw)
                .orElseGet(() -> sized(machine.inputs(), machine.outputs(), 8, 2)
                                .map(Point::dynamicNw)
                                .orElseThrow()
                        * machine.maxBits()
                        * machine.maxBits()
                        / 64.0);
        return nanowatts / CLOCK_HZ;
    }
}
