package org.bitgauge.lab.explain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;
import org.bitgauge.units.fusion.ArrayEstimate;
import org.bitgauge.units.fusion.SynthesisedArrays;

/**
 * A whole array of fusion units by both sources of cost, {@code fusion:8/2:16x32:area}: our construction as a synthesis tool
 * would report it, what the authors synthesised, and the difference.
 */
final class FusionTarget {
    private static final Pattern FORM =
            Pattern.compile("fusion:(\\d{1,2})/(\\d{1,2}):(\\d{1,5})x(\\d{1,5}):(area|energy|leakage)");
    /** Fixed arrays by construction are 1.24 to 1.45 times as large as their synthesis. */
    private static final double AREA_SPREAD = 0.35;
    /** Absolute energy and leakage of another library at another voltage: two to four times theirs; ratios hold to 15 %. */
    private static final double POWER_SPREAD = 0.75;

    private FusionTarget() {}

    static Explanation explain(String target) {
        Matcher m = FORM.matcher(target);
        if (!m.matches()) {
            throw new IllegalArgumentException("cannot explain '" + target
                    + "'; write fusion:8/2:16x32:area (widest/narrowest bits, rows x columns; area, energy of a cycle"
                    + " without vectors, or leakage)");
        }
        int maximum = Integer.parseInt(m.group(1));
        int minimum = Integer.parseInt(m.group(2));
        int rows = Integer.parseInt(m.group(3));
        int columns = Integer.parseInt(m.group(4));
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "an array has at least one row and one column, not " + rows + "x" + columns);
        }
        String what = m.group(5);
        Explanation ours = construction(ArrayEstimate.of(rows, columns, maximum, minimum), what);
        SynthesisedArrays arrays = SynthesisedArrays.shipped();
        List<Explanation> both = arrays.sized(rows, columns, maximum, minimum)
                .map(point -> beside(
                        ours,
                        point,
                        what,
                        arrays.find(rows, columns, maximum, minimum).isPresent()))
                .orElseGet(() -> List.of(ours));
        return Explanation.derived(
                what + " of " + rows + "x" + columns + " fusion units from " + maximum + " down to " + minimum
                        + " bits",
                ours.value(),
                ours.unit(),
                both.size() > 1
                        ? "costs: construction; costs: bitfusion-45nm beside it"
                        : "costs: construction; bitfusion-45nm has no such unit",
                what.equals("area") ? AREA_SPREAD : POWER_SPREAD,
                both);
    }

    private static Explanation construction(ArrayEstimate estimate, String what) {
        return switch (what) {
            case "area" ->
                Explanation.derived(
                        "construction", estimate.areaUm2(), "um2", "parts of the small style", 0, List.of());
            case "energy" ->
                Explanation.derived(
                        "construction",
                        estimate.vectorlessFj(),
                        "fJ",
                        "registers + activity x logic, a cycle without vectors",
                        0,
                        List.of(
                                given("registers, clocked in every cycle", estimate.registerFj(), "fJ"),
                                given("logic on real data, with glitches", estimate.logicFj(), "fJ"),
                                given(
                                        "activity, fitted on fixed arrays alone",
                                        ArrayEstimate.VECTORLESS_ACTIVITY,
                                        "")));
            default ->
                Explanation.derived(
                        "construction", estimate.leakageNw(), "nW", "parts of the small style", 0, List.of());
        };
    }

    private static Explanation given(String what, double value, String unit) {
        return Explanation.given(what, value, unit, "construction");
    }

    private static List<Explanation> beside(
            Explanation ours, SynthesisedArrays.Point point, String what, boolean built) {
        double value =
                switch (what) {
                    case "area" -> point.areaUm2();
                    case "energy" -> point.cycleFj();
                    default -> point.leakageNw();
                };
        Explanation theirs = Explanation.leaf(
                "bitfusion-45nm",
                new Quantity(
                        value,
                        ours.unit(),
                        new Source(
                                "Sharma et al., Bit Fusion, ISCA 2018, systolic_array_synth of its simulator",
                                (built ? "" : "scaled from 4x4, ") + "45 nm, 500 MHz"),
                        0));
        Explanation difference = Explanation.derived(
                "difference", ours.value() / value, "", "construction / bitfusion-45nm", 0, List.of());
        return List.of(ours, theirs, difference);
    }
}
