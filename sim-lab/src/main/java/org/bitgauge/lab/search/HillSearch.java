package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.lab.search.Candidates.Candidate;

/**
 * The search of Hill et al. (arXiv 1808.02513, section IV): R squared of the last layer over a few inputs predicts the
 * accuracy of a format, by a line fitted on other networks; the candidate that gains most among those whose prediction
 * meets the target is measured, and refined: where it holds, a bit is taken off, where it does not, one is added.
 *
 * <p>The paper does not say which bit goes or comes. Here the next format is, among those of the same family one bit
 * narrower (or wider), the one of highest R squared. The paper fits its line to all formats; here the points where accuracy
 * has collapsed are left out, since they set the slope where no decision is made.
 */
@AutoService(SearchType.class)
public final class HillSearch implements SearchType<HillSearch.Spec> {
    /**
     * Parameters.
     *
     * @param formats candidates
     * @param gain order
     * @param predictor table of measured points of other networks
     * @param fitAbove normalised accuracy of the points that the line is fitted to, at least
     * @param inputs inputs of a prediction
     * @param refinements measurements after the prediction
     */
    public record Spec(
            @Doc("Candidates.") FormatSet formats,
            @Doc("What the best candidate gains most of.") @Default("mac") GainKind gain,
            @Doc("Measured points (network,profile,r2,normalised), as an exhaustive search writes them; those of the"
                            + " network under test are left out.")
                    Path predictor,
            @Doc("The line is fitted to points of at least this share of the float network's accuracy: further down"
                            + " the relation is no line.")
                    @Default("0.9")
                    double fitAbove,
            @Doc("Inputs of a prediction.") @Default("10") @Range(min = 1, max = 100_000) int inputs,
            @Doc("Measurements that refine the prediction.") @Default("2") @Range(min = 0, max = 100) int refinements)
            implements SearchSpec {
        @Override
        public String gainTitle() {
            return gain.title();
        }
    }

    @Override
    public String typeName() {
        return "hill";
    }

    @Override
    public String doc() {
        return "One format for the whole network, predicted from a few inputs and refined (Hill et al.).";
    }

    @Override
    public Class<Spec> specType() {
        return Spec.class;
    }

    @Override
    public SearchResult search(Spec spec, Trials trials, Hardware hardware) {
        return new Run(spec, trials, hardware).result();
    }

    private static final class Run {
        private final Spec spec;
        private final Trials trials;
        private final Predictor predictor;
        private final ImmutableList<Candidate> ordered;
        private final List<Tried> tried = new ArrayList<>();
        private final List<String> facts = new ArrayList<>();

        Run(Spec spec, Trials trials, Hardware hardware) {
            this.spec = requireNonNull(spec, "spec");
            this.trials = requireNonNull(trials, "trials");
            try {
                this.predictor = Predictor.fit(
                        Predictor.read(spec.predictor()), trials.subject().name(), spec.fitAbove());
            } catch (IOException wrong) {
                throw new UncheckedIOException(wrong);
            }
            this.ordered = Candidates.ordered(spec.formats().all(), trials.subject(), hardware, spec.gain());
            facts.add(String.format(
                    Locale.ROOT,
                    "predictor without %s: normalised = %.4f R2 + %.4f over %d points, correlation %.3f",
                    trials.subject().name(),
                    predictor.slope(),
                    predictor.intercept(),
                    predictor.points(),
                    predictor.correlation()));
        }

        SearchResult result() {
            Candidate now = predicted();
            facts.add(String.format(
                    Locale.ROOT,
                    "predicted: %s, gain %.2fx, after %d probes of %d inputs",
                    now.profile().name(),
                    now.gain(),
                    trials.probes(),
                    spec.inputs()));
            for (int i = 0; i < spec.refinements(); i++) {
                boolean holds = measure(now).correct() >= trials.threshold();
                Optional<Candidate> next = neighbour(now, holds ? -1 : 1).filter(c -> find(c).isEmpty());
                if (next.isEmpty()) {
                    break;
                }
                now = next.get();
            }
            long refined = trials.evaluations();
            Tried chosen = tried.stream()
                    .filter(t -> t.correct() >= trials.threshold())
                    .max(Comparator.comparingDouble(Tried::gain))
                    .orElse(null);
            boolean measured = chosen != null;
            if (chosen == null) {
                chosen = find(now).orElse(null);
                chosen = chosen == null ? measure(now) : chosen;
                chosen = chosen.correct() >= trials.threshold() ? chosen : Tried.mostAccurate(tried);
            }
            facts.add(String.format(
                    Locale.ROOT,
                    "chosen: %s, gain %.2fx, after %d evaluations%s; exhaustive search takes %d, %.0f times as many",
                    chosen.profile().name(),
                    chosen.gain(),
                    refined,
                    measured ? "" : " and one as proof",
                    ordered.size(),
                    ordered.size() / (double) Math.max(1, refined)));
            return new SearchResult(
                    chosen.profile(),
                    chosen.correct(),
                    chosen.correct() >= trials.threshold(),
                    ImmutableList.copyOf(facts),
                    ImmutableList.copyOf(tried));
        }

        /** The first, in the order of gain, whose prediction meets the target; else the one predicted best. */
        private Candidate predicted() {
            double wanted = trials.target();
            Candidate best = ordered.get(0);
            double highest = Double.NEGATIVE_INFINITY;
            for (Candidate candidate : ordered) {
                double prediction = predictor.normalised(r2(candidate));
                if (prediction >= wanted) {
                    return bestOfGain(candidate.gain());
                }
                if (prediction > highest) {
                    highest = prediction;
                    best = candidate;
                }
            }
            facts.add("no candidate is predicted to meet the target");
            return best;
        }

        /** Of the candidates that gain the same, as fixed point of one width does, the one of highest R squared. */
        private Candidate bestOfGain(double gain) {
            return ordered.stream()
                    .filter(candidate -> candidate.gain() == gain)
                    .max(Comparator.comparingDouble(this::r2))
                    .orElseThrow();
        }

        private Optional<Candidate> neighbour(Candidate from, int bits) {
            return ordered.stream()
                    .filter(c -> Math.abs(c.bits() - (from.bits() + 2 * bits)) < 1e-9 && family(c) == family(from))
                    .max(Comparator.comparingDouble(this::r2).thenComparingDouble(Candidate::gain));
        }

        private static boolean family(Candidate candidate) {
            return candidate.profile().byDefault(TensorRole.WEIGHTS).stream()
                    .anyMatch(tensor -> tensor.format().exponentBits() > 0);
        }

        private double r2(Candidate candidate) {
            return trials.correlation(candidate.profile(), spec.inputs());
        }

        private Optional<Tried> find(Candidate candidate) {
            return tried.stream()
                    .filter(t -> t.profile().equals(candidate.profile()))
                    .findFirst();
        }

        private Tried measure(Candidate candidate) {
            Tried now = new Tried(
                    candidate.profile(),
                    candidate.gain(),
                    OptionalDouble.of(r2(candidate)),
                    trials.correct(candidate.profile()));
            tried.add(now);
            return now;
        }
    }
}
