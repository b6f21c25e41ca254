package org.bitgauge.core.cost.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitgauge.core.cost.Style;

/** How a formula does on rows it has not seen: each fold is predicted from a fit of the others. */
final class CrossValidation {
    private static final int FOLDS = 10;

    private CrossValidation() {}

    static double[] tenFolds(List<SynthRow> rows, LogicFamily family, LogicQuantity quantity, Style style) {
        return errors(Calibration.samples(rows, family, quantity, style), family, quantity, style, FOLDS);
    }

    static double[] leaveOneOut(List<SynthRow> rows, LogicFamily family, LogicQuantity quantity, Style style) {
        List<Calibration.Sample> samples = Calibration.samples(rows, family, quantity, style);
        return errors(samples, family, quantity, style, samples.size());
    }

    private static double[] errors(
            List<Calibration.Sample> samples, LogicFamily family, LogicQuantity quantity, Style style, int folds) {
        double[] errors = new double[samples.size()];
        LogicFormula shipped = LogicCoefficients.nangate45().formula(family, quantity, style);
        for (int fold = 0; fold < folds; fold++) {
            List<Calibration.Sample> seen = new ArrayList<>();
            for (int i = 0; i < samples.size(); i++) {
                if (i % folds != fold) {
                    seen.add(samples.get(i));
                }
            }
            Calibration.Fit fit =
                    Calibration.fit(family, quantity, style, seen, Refit.notFitted(shipped, family, quantity, style));
            for (int i = fold; i < samples.size(); i += folds) {
                errors[i] = Math.abs(fit.error(samples.get(i)));
            }
        }
        Arrays.sort(errors);
        return errors;
    }

    static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    static double worst(double[] sorted) {
        return sorted[sorted.length - 1];
    }
}
