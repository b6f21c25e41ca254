package org.bitgauge.core.cost.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bitgauge.core.cost.Style;
import org.junit.jupiter.api.Test;

/** The shipped coefficients are the fit of the shipped data; run with -Dbitgauge.recalibrate=FILE to write them anew. */
final class CalibrationTest {
    private static final List<SynthRow> ROWS = SynthRow.calibration();

    @Test
    void theShippedCoefficientsAreTheFitOfTheShippedData() throws IOException {
        List<Calibration.Fit> fits = Refit.all(ROWS);
        String file = System.getProperty("bitgauge.recalibrate", "");
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), Refit.table(fits));
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

    @Test
    void rowsLeftOutOfTheFitComeOutAlmostAsWell() {
        for (Style style : Style.values()) {
            for (LogicQuantity quantity : List.of(LogicQuantity.AREA, LogicQuantity.PERIOD, LogicQuantity.ENERGY)) {
                double[] floats = CrossValidation.tenFolds(ROWS, LogicFamily.FLOAT, quantity, style);
                double[] fixed = CrossValidation.tenFolds(ROWS, LogicFamily.FIXED, quantity, style);
                assertThat(CrossValidation.median(floats))
                        .as("%s %s", quantity, style)
                        .isLessThan(0.075);
                assertThat(CrossValidation.median(fixed))
                        .as("%s %s", quantity, style)
                        .isLessThan(0.06);
                assertThat(CrossValidation.worst(floats))
                        .as("%s %s", quantity, style)
                        .isLessThan(0.25);
                assertThat(CrossValidation.worst(fixed))
                        .as("%s %s", quantity, style)
                        .isLessThan(0.18);
            }
        }
    }
}
