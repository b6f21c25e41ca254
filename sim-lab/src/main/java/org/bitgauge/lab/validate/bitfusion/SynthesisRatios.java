package org.bitgauge.lab.validate.bitfusion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.units.fusion.ArrayEstimate;
import org.bitgauge.units.fusion.SynthesisedArrays;
import org.bitgauge.units.fusion.SynthesisedArrays.Point;

/**
 * Arrays of fusion units against arrays of fixed multipliers of the same size: area against the widest, energy per product
 * against each width, and the widest operand at which fusing saves energy. Reference: the authors' synthesis; model: our
 * construction.
 */
final class SynthesisRatios {
    private static final double TOLERANCE = 0.15;
    private static final int WIDEST_JUDGED = 8;

    private SynthesisRatios() {}

    static SynthesisedArrays read(CsvTable table) {
        List<Point> points = new ArrayList<>();
        for (ImmutableMap<String, String> row : table.rows()) {
            double hertz = table.number(row, "Frequency");
            if (hertz != SynthesisedArrays.CLOCK_HZ) {
                throw new ValidationInputException(table.name() + ": Frequency holds " + hertz
                        + "; the arrays are compared at " + SynthesisedArrays.CLOCK_HZ);
            }
            points.add(new Point(
                    (int) table.number(row, "N"),
                    (int) table.number(row, "M"),
                    (int) table.number(row, "Max Precision (bits)"),
                    (int) table.number(row, "Min Precision (bits)"),
                    table.number(row, "Area (um^2)"),
                    table.number(row, "Leakage Power (nW)"),
                    table.number(row, "Dynamic Power (nW)")));
        }
        return new SynthesisedArrays(points);
    }

    static void compare(SynthesisedArrays arrays, ImmutableList.Builder<ValidationCase> found) {
        for (Point fused : arrays.points()) {
            if (fused.maxBits() > fused.minBits()) {
                compare(arrays, fused, found);
            }
        }
    }

    private static void compare(SynthesisedArrays arrays, Point fused, ImmutableList.Builder<ValidationCase> found) {
        String size = fused.inputs() + "x" + fused.outputs();
        String name = fused.maxBits() + "/" + fused.minBits() + " fused " + size;
        double tolerance = fused.maxBits() <= WIDEST_JUDGED ? TOLERANCE : Double.POSITIVE_INFINITY;
        ArrayEstimate ours = ArrayEstimate.of(fused.inputs(), fused.outputs(), fused.maxBits(), fused.minBits());
        int theirWidest = 0;
        int ourWidest = 0;
        for (int bits = fused.maxBits(); bits >= fused.minBits(); bits /= 2) {
            Optional<Point> fixed = arrays.find(fused.inputs(), fused.outputs(), bits, bits);
            if (fixed.isEmpty()) {
                continue;
            }
            ArrayEstimate ourFixed = ArrayEstimate.of(fused.inputs(), fused.outputs(), bits, bits);
            String against = name + " / fixed " + bits + " b";
            if (bits == fused.maxBits()) {
                found.add(judged(
                        against,
                        "area ratio",
                        fused.areaUm2() / fixed.get().areaUm2(),
                        ours.areaUm2() / ourFixed.areaUm2(),
                        tolerance));
            }
            double products = Math.pow((double) fused.maxBits() / bits, 2);
            double theirs = fused.dynamicNw() / products / fixed.get().dynamicNw();
            double model = ours.vectorlessFj() / products / ourFixed.vectorlessFj();
            found.add(judged(against, "energy ratio per product", theirs, model, tolerance));
            theirWidest = theirs < 1 ? Math.max(theirWidest, bits) : theirWidest;
            ourWidest = model < 1 ? Math.max(ourWidest, bits) : ourWidest;
        }
        if (theirWidest > 0) {
            found.add(new ValidationCase(
                    new Comparison(name, "widest operand that gains", "bits", theirWidest, ourWidest),
                    Double.isInfinite(tolerance) ? tolerance : 0));
        }
    }

    private static ValidationCase judged(
            String name, String quantity, double reference, double model, double tolerance) {
        return new ValidationCase(new Comparison(name, quantity, "", reference, model), tolerance);
    }
}
