package org.bitgauge.lab.validate;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;

/**
 * The scoreboard of one family.
 *
 * @param family its name
 * @param description what is compared with what
 * @param cases every comparison
 * @param excluded cases left out by rule
 * @param medianTolerance bound of the median absolute error; {@code NaN} where there is none
 * @param share of the judged cases that must be within their tolerance
 * @param notes what a reader must know
 * @param medianAbsError median of absolute relative errors
 * @param geomeanRatio geometric mean of model over reference, over the cases where both are positive
 * @param worstAbsError largest absolute relative error
 * @param spearman rank correlation of model and reference; {@code NaN} with fewer than two different values
 */
public record FamilyReport(
        String family,
        String description,
        ImmutableList<ValidationCase> cases,
        ImmutableList<FamilyCases.ExcludedCase> excluded,
        double medianTolerance,
        double share,
        ImmutableList<String> notes,
        double medianAbsError,
        double geomeanRatio,
        double worstAbsError,
        double spearman) {

    /** Replays a family and sums it up. */
    public static FamilyReport of(ValidationFamily family, FamilyCases found) {
        ImmutableList<ValidationCase> cases = found.cases();
        double[] errors = cases.stream()
                .mapToDouble(c -> Math.abs(c.comparison().error()))
                .toArray();
        return new FamilyReport(
                family.name(),
                family.description(),
                cases,
                found.excluded(),
                found.medianTolerance(),
                found.share(),
                found.notes(),
                median(errors),
                geomeanRatio(cases),
                Arrays.stream(errors).max().orElse(Double.NaN),
                Ranks.spearman(
                        cases.stream()
                                .mapToDouble(c -> c.comparison().reference())
                                .toArray(),
                        cases.stream().mapToDouble(c -> c.comparison().model()).toArray()));
    }

    /** Cases within their tolerance. */
    public long passed() {
        return cases.stream().filter(c -> c.judged() && c.passed()).count();
    }

    /** Cases beyond their tolerance. */
    public long failed() {
        return cases.stream().filter(c -> c.judged() && !c.passed()).count();
    }

    /** Whether enough cases and the median are within their bounds. */
    public boolean ok() {
        return !cases.isEmpty() && passed() >= share * (passed() + failed()) && !(medianAbsError > medianTolerance);
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double geomeanRatio(List<ValidationCase> cases) {
        double sum = 0;
        int count = 0;
        for (ValidationCase c : cases) {
            if (c.comparison().reference() > 0 && c.comparison().model() > 0) {
                sum += Math.log(c.comparison().model() / c.comparison().reference());
                count++;
            }
        }
        return count == 0 ? Double.NaN : Math.exp(sum / count);
    }
}
