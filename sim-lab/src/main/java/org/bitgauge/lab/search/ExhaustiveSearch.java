package org.bitgauge.lab.search;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.lab.search.Candidates.Candidate;

/**
 * One format for the whole network, the one that gains most among those that hold the target: every candidate is measured,
 * or, in the order of gain, until the first that holds, which is the same one.
 */
@AutoService(SearchType.class)
public final class ExhaustiveSearch implements SearchType<ExhaustiveSearch.Spec> {
    /**
     * Parameters.
     *
     * @param formats candidates
     * @param gain order
     * @param every whether all candidates are measured
     * @param probes inputs for R squared, 0 for none
     */
    public record Spec(
            @Doc("Candidates.") FormatSet formats,
            @Doc("What the best candidate gains most of.") @Default("mac") GainKind gain,
            @Doc("Measures every candidate, also those behind the first that holds.") @Default("false") boolean every,
            @Doc("Inputs over which R squared of the last layer is measured too; 0 for none.")
                    @Default("0")
                    @Range(min = 0, max = 100_000)
                    int probes)
            implements SearchSpec {
        @Override
        public String gainTitle() {
            return gain.title();
        }
    }

    @Override
    public String typeName() {
        return "exhaustive";
    }

    @Override
    public String doc() {
        return "One format for the whole network: every candidate is measured.";
    }

    @Override
    public Class<Spec> specType() {
        return Spec.class;
    }

    @Override
    public SearchResult search(Spec spec, Trials trials, Hardware hardware) {
        List<Candidate> ordered = Candidates.ordered(spec.formats().all(), trials.subject(), hardware, spec.gain());
        List<Tried> tried = new ArrayList<>();
        Optional<Tried> found = Optional.empty();
        for (Candidate candidate : ordered) {
            OptionalDouble r2 = spec.probes() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(trials.correlation(candidate.profile(), spec.probes()));
            Tried now = new Tried(candidate.profile(), candidate.gain(), r2, trials.correct(candidate.profile()));
            tried.add(now);
            if (found.isEmpty() && now.correct() >= trials.threshold()) {
                found = Optional.of(now);
                if (!spec.every()) {
                    break;
                }
            }
        }
        Tried chosen = found.orElseGet(() -> Tried.mostAccurate(tried));
        return new SearchResult(
                chosen.profile(),
                chosen.correct(),
                found.isPresent(),
                ImmutableList.of(String.format(
                        Locale.ROOT,
                        "%s %s: gain %.2fx (%s), %d of %d candidates measured",
                        found.isPresent()
                                ? "first that holds, in the order of gain,"
                                : "none holds; the most accurate is",
                        chosen.profile().name(),
                        chosen.gain(),
                        spec.gain().name().toLowerCase(Locale.ROOT),
                        tried.size(),
                        ordered.size())),
                ImmutableList.copyOf(tried));
    }
}
