package org.bitgauge.core.cost.logic;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bitgauge.core.cost.Style;

/** All formulas fitted anew, and the table they are shipped as. */
final class Refit {
    /** Measured directly: flip-flop area and clock energy per bit, clock-to-output plus setup. */
    private static final double REGISTER_UM2 = 4.522;

    private static final double REGISTER_FJ = 8.5;
    private static final double CLOCK_PS = 139;
    private static final String SHIFTER = "shifter cells";

    private Refit() {}

    static List<Calibration.Fit> all(List<SynthRow> rows) {
        List<Calibration.Fit> fits = new ArrayList<>();
        for (LogicFamily family : LogicFamily.values()) {
            for (LogicQuantity quantity : LogicQuantity.values()) {
                for (Style style : List.of(Style.SMALL, Style.FAST)) {
                    var samples = Calibration.samples(rows, family, quantity, style);
                    Map<String, Double> measured = measured(quantity, family, style, fits);
                    fits.add(Calibration.fit(family, quantity, style, samples, measured));
                }
            }
        }
        return fits;
    }

    /** A fast shifter is at least as large as a small one; the noise of the fast mapper would make it free. */
    private static Map<String, Double> measured(
            LogicQuantity quantity, LogicFamily family, Style style, List<Calibration.Fit> before) {
        double shifter = before.isEmpty()
                ? 0
                : before.get(before.size() - 1).coefficients().getOrDefault(SHIFTER, 0.0);
        return measured(quantity, family, style, shifter);
    }

    /** What a formula does not fit, with its shipped value. */
    static Map<String, Double> notFitted(
            LogicFormula shipped, LogicFamily family, LogicQuantity quantity, Style style) {
        double shifter = shipped.coefficients().containsKey(SHIFTER)
                ? shipped.coefficient(SHIFTER).value()
                : 0;
        return measured(quantity, family, style, shifter);
    }

    private static Map<String, Double> measured(
            LogicQuantity quantity, LogicFamily family, Style style, double shifter) {
        ImmutableMap.Builder<String, Double> fixed = ImmutableMap.builder();
        switch (quantity) {
            case AREA -> fixed.put(Features.REGISTER_BITS, REGISTER_UM2);
            case LEAKAGE -> fixed.put(Features.REGISTER_BITS, 0.0);
            case PERIOD -> fixed.put(Features.CLOCK, CLOCK_PS);
            case ENERGY, SETTLED_ENERGY -> fixed.put(Features.REGISTER_BITS, REGISTER_FJ);
        }
        boolean areaLike = quantity == LogicQuantity.AREA || quantity == LogicQuantity.LEAKAGE;
        if (areaLike && family == LogicFamily.FLOAT && style == Style.FAST) {
            fixed.put(SHIFTER, shifter);
        }
        return fixed.buildOrThrow();
    }

    static String table(List<Calibration.Fit> fits) {
        StringBuilder out = new StringBuilder(
                """
                # Cost of one building block of a MAC, fitted on synth_nangate45.csv by CalibrationTest (non-negative, eighth power of
                # the relative errors), Nangate45 typical, 1.1 V, 25 C. Not fitted: register bits and clock (measured flip-flop).
                # spread: largest relative residual of the formula over its calibration rows.
                family,quantity,style,block,coefficient,unit,spread
                """);
        for (Calibration.Fit fit : fits) {
            fit.coefficients()
                    .forEach((block, value) -> out.append(String.format(
                            Locale.ROOT,
                            "%s,%s,%s,%s,%.6g,%s,%.4f%n",
                            fit.family().key(),
                            fit.quantity().key(),
                            fit.style().name().toLowerCase(Locale.ROOT),
                            block,
                            value,
                            fit.quantity().unit(),
                            fit.worst())));
        }
        return out.toString();
    }
}
