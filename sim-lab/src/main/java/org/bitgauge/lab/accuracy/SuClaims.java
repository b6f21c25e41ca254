package org.bitgauge.lab.accuracy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.core.result.AccuracyRow;
import org.bitgauge.core.result.ClaimRow;
import org.bitgauge.core.result.RunResult;

/**
 * The claims of Su et al. (ARC 2018) held against results at equal accuracy. Cheaper means less device time for an
 * image: its time times the share of the device that is used. Of each number of weight bits the best number of activation bits counts.
 */
public final class SuClaims {
    private static final String SOURCE = "Su et al., ARC 2018, abstract";
    private static final String PREMISE = "premise of the comparison";
    private static final double MNIST_TARGET = 0.99;
    private static final double NOISE = 0.002;
    private static final String TRUE = "true";
    private static final String FALSE = "false";
    private static final String UNDECIDED = "not decidable";

    private final List<AccuracyRow> rows;
    private final List<RunResult> runs;

    private SuClaims(List<AccuracyRow> rows, List<RunResult> runs) {
        this.rows = requireNonNull(rows, "rows");
        this.runs = requireNonNull(runs, "runs");
    }

    /** One verdict for each claim and series. */
    public static ImmutableList<ClaimRow> check(List<AccuracyRow> rows, List<RunResult> runs) {
        return new SuClaims(rows, runs).check();
    }

    private ImmutableList<ClaimRow> check() {
        ImmutableList.Builder<ClaimRow> claims = ImmutableList.builder();
        Set<String> series = new LinkedHashSet<>();
        rows.forEach(row -> series.add(row.series()));
        for (String one : series) {
            claims.add(floatBeatsOneBit(one));
            claims.add(fewBitsBest(one));
            claims.add(ordering(one));
        }
        claims.add(new ClaimRow(
                "On CIFAR-10, 2-bit and 4-bit fixed point are best",
                SOURCE,
                "-",
                UNDECIDED,
                "no table of networks trained on CIFAR-10 is at hand"));
        claims.add(new ClaimRow(
                "For AlexNet on ImageNet, 4-bit is best among those tested",
                SOURCE,
                "-",
                UNDECIDED,
                "no table of networks trained on ImageNet is at hand"));
        return claims.build();
    }

    /** A run of the cheapest network of some weight bits. */
    private record Best(AccuracyRow row, RunResult run) {
        double microseconds() {
            return run.deviceTimeS() * 1e6;
        }

        double microjoules() {
            return run.energyJ() / run.inferences() * 1e6;
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%s %.3g device-us %.3g uJ (%s%s)",
                    row.precision(),
                    microseconds(),
                    microjoules(),
                    row.network(),
                    row.how().equals("first width") ? ", upper bound" : "");
        }
    }

    private Optional<Best> best(String series, double target, String design, String weightPrefix) {
        return rows.stream()
                .filter(row -> row.series().equals(series) && row.target() == target && row.reached())
                .filter(row -> row.precision().startsWith(weightPrefix))
                .flatMap(row -> runs.stream()
                        .filter(run -> run.design().equals(design)
                                && run.network().equals(row.network())
                                && run.profile().equals(row.profile()))
                        .map(run -> new Best(row, run)))
                .min(Comparator.comparingDouble(Best::microseconds));
    }

    private List<String> designs() {
        return runs.stream().map(RunResult::design).distinct().toList();
    }

    private ClaimRow floatBeatsOneBit(String series) {
        String claim = "At 99 % on MNIST, float32 is more hardware efficient than 1-bit weights";
        List<AccuracyRow> at = rows.stream()
                .filter(row -> row.series().equals(series) && row.target() == MNIST_TARGET)
                .toList();
        if (at.isEmpty()) {
            return new ClaimRow(claim, SOURCE, series, UNDECIDED, "the experiment has no target of 0.99");
        }
        double one = most(at, "w1a");
        double all = most(at, "fp32");
        List<String> evidence = new ArrayList<>();
        boolean undecided = false;
        boolean holds = true;
        for (String design : designs()) {
            Optional<Best> binary = best(series, MNIST_TARGET, design, "w1a");
            Optional<Best> real = best(series, MNIST_TARGET, design, "fp32");
            if (binary.isEmpty() || real.isEmpty()) {
                undecided = true;
                evidence.add(design + ": " + real.map(Best::text).orElse("float32 not reached") + ", "
                        + binary.map(Best::text).orElse("1 bit not reached"));
                continue;
            }
            holds &= real.get().microseconds() < binary.get().microseconds();
            evidence.add(design + ": " + real.get().text() + " against "
                    + binary.get().text());
        }
        evidence.add(String.format(
                Locale.ROOT,
                "best trained: 1 bit %.2f %%, float32 %.2f %%%s",
                100 * one,
                100 * all,
                Math.abs(one - MNIST_TARGET) < NOISE
                        ? "; 1 bit is within 0.2 points of 99 %, which is the noise"
                        : ""));
        return new ClaimRow(
                claim, SOURCE, series, undecided ? UNDECIDED : holds ? TRUE : FALSE, String.join("; ", evidence));
    }

    private static double most(List<AccuracyRow> at, String prefix) {
        return at.stream()
                .filter(row -> row.precision().startsWith(prefix))
                .mapToDouble(AccuracyRow::best)
                .max()
                .orElse(0);
    }

    /** Winners over all targets; a target at which a precision's narrowest network already passes has only bounds for it. */
    private ClaimRow fewBitsBest(String series) {
        String claim = "On MNIST, 2-bit and 4-bit fixed point are best";
        List<String> evidence = new ArrayList<>();
        int won = 0;
        int compared = 0;
        for (String design : designs()) {
            for (double target : targets(series)) {
                List<Best> all = new ArrayList<>();
                for (String prefix : prefixes(series)) {
                    best(series, target, design, prefix).ifPresent(all::add);
                }
                if (all.size() < 2) {
                    continue;
                }
                Best winner = all.stream()
                        .min(Comparator.comparingDouble(Best::microseconds))
                        .orElseThrow();
                compared++;
                boolean few = winner.row().precision().startsWith("w2a")
                        || winner.row().precision().startsWith("w4a");
                won += few ? 1 : 0;
                evidence.add(String.format(Locale.ROOT, "%s %.1f %%: %s", design, 100 * target, winner.text()));
            }
        }
        String verdict = compared == 0 ? UNDECIDED : won == compared ? TRUE : FALSE;
        evidence.add(0, won + " of " + compared + " comparisons are won by 2 or 4 bits");
        return new ClaimRow(claim, SOURCE, series, verdict, String.join("; ", evidence));
    }

    /** The factor in multiply-accumulates that the lower precision needs, which is what the argument rests on. */
    private ClaimRow ordering(String series) {
        String claim =
                "1-bit weights need a larger network than float32 for the same accuracy, the more the higher it is";
        List<String> evidence = new ArrayList<>();
        double last = 0;
        boolean holds = true;
        int compared = 0;
        for (double target : targets(series)) {
            Optional<AccuracyRow> one = narrowest(series, target, "w1a");
            Optional<AccuracyRow> all = narrowest(series, target, "fp32");
            if (one.isEmpty() || all.isEmpty() || all.get().how().equals("first width")) {
                continue;
            }
            double factor = (double) one.get().macs() / all.get().macs();
            evidence.add(String.format(Locale.ROOT, "%.1f %%: %.2f times the products", 100 * target, factor));
            holds &= factor > 1 && factor >= last;
            last = factor;
            compared++;
        }
        String verdict = compared < 2 ? UNDECIDED : holds ? TRUE : FALSE;
        return new ClaimRow(claim, PREMISE, series, verdict, String.join("; ", evidence));
    }

    private Optional<AccuracyRow> narrowest(String series, double target, String prefix) {
        return rows.stream()
                .filter(row -> row.series().equals(series) && row.target() == target && row.reached())
                .filter(row -> row.precision().startsWith(prefix))
                .min(Comparator.comparingLong(AccuracyRow::macs));
    }

    private List<Double> targets(String series) {
        return rows.stream()
                .filter(row -> row.series().equals(series))
                .map(AccuracyRow::target)
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> prefixes(String series) {
        return rows.stream()
                .filter(row -> row.series().equals(series))
                .map(row -> row.precision().equals("fp32")
                        ? "fp32"
                        : row.precision().substring(0, row.precision().indexOf('a') + 1))
                .distinct()
                .toList();
    }
}
