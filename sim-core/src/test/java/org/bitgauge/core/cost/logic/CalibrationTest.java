package org.bitgauge.core.cost.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bitgauge.core.cost.Style;
import org.junit.jupiter.api.Test;

/** The shipped coefficients are the fit of the shipped data; run with -Dbitgauge.recalibrate=FILE to write them anew. */
final class CalibrationTest {
    private static final List<SynthRow> ROWS = SynthRow.calibration();
    /** Measured directly: flip-flop area and clock energy per bit, clock-to-output plus setup. */
    private static final double REGISTER_UM2 = 4.522;

    private static final double REGISTER_FJ = 8.5;
    private static final double CLOCK_PS = 139;
    private static final String SHIFTER = "shifter cells";

    static List<Calibration.Fit> refit() {
        List<Calibration.Fit> fits = new ArrayList<>();
        for (LogicFamily family : LogicFamily.values()) {
            for (LogicQuantity quantity : LogicQuantity.values()) {
                for (Style style : List.of(Style.SMALL, Style.FAST)) {
                    var samples = Calibration.samples(ROWS, family, quantity, style);
                    fits.add(
                            Calibration.fit(family, quantity, style, samples, measured(quantity, family, style, fits)));
                }
            }
        }
        return fits;
    }

    /** A fast shifter is at least as large as a small one; the noise of the fast mapper would make it free. */
    private static Map<String, Double> measured(
            LogicQuantity quantity, LogicFamily family, Style style, List<Calibration.Fit> before) {
        ImmutableMap.Builder<String, Double> fixed = ImmutableMap.builder();
        switch (quantity) {
            case AREA -> fixed.put(Features.REGISTER_BITS, REGISTER_UM2);
            case LEAKAGE -> fixed.put(Features.REGISTER_BITS, 0.0);
            case PERIOD -> fixed.put(Features.CLOCK, CLOCK_PS);
            case ENERGY, SETTLED_ENERGY -> fixed.put(Features.REGISTER_BITS, REGISTER_FJ);
        }
        boolean areaLike = quantity == LogicQuantity.AREA || quantity == LogicQuantity.LEAKAGE;
        if (areaLike && family == LogicFamily.FLOAT && style == Style.FAST) {
            fixed.put(SHIFTER, before.get(before.size() - 1).coefficients().getOrDefault(SHIFTER, Double.NaN));
        }
        return fixed.buildOrThrow();
    }

    @Test
    void theShippedCoefficientsAreTheFitOfTheShippedData() throws IOException {
        List<Calibration.Fit> fits = refit();
        String file = System.getProperty("bitgauge.recalibrate", "");
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), table(fits));
        }
        for (Calibration.Fit fit : fits) {
            LogicFormula shipped = LogicCoefficients.nangate45().formula(fit.family(), fit.quantity(), fit.style());
            String name = LogicCoefficients.key(fit.family(), fit.quantity(), fit.style());
            fit.coefficients().forEach((block, value) -> assertThat(
                            shipped.coefficient(block).value())
                    .as("%s %s", name, block)
                    .isCloseTo(value, within(1e-3 * value + 1e-6)));
            assertThat(shipped.spread()).as(name).isCloseTo(fit.worst(), within(2e-3));
        }
    }

    private static String table(List<Calibration.Fit> fits) {
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
