package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.config.ConfigWriter;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.result.CandidateSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.evaluate.EvaluationException;
import org.bitgauge.lab.evaluate.Evaluator;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.profile.MeasuredAccuracy;
import org.bitgauge.workloads.profile.PrecisionProfile;

/** Carries out a search for a profile and says what it found, as files and as facts. */
public final class ProfileSearch {
    private final SearchTypes types;
    private final Hardware hardware;
    private final Hardware baseline;
    private final ProfileSpec spec;

    /** For one search file. */
    public ProfileSearch(SearchTypes types, ProfileSpec spec) {
        this.types = requireNonNull(types, "types");
        this.spec = requireNonNull(spec, "spec");
        this.hardware = hardware(types, spec.hardware());
        this.baseline =
                spec.baselineHardware().map(design -> hardware(types, design)).orElse(hardware);
    }

    private static Hardware hardware(SearchTypes types, DesignSpec design) {
        return new Hardware(
                new DesignBuilder(types.units()), design, new Evaluator(new TileMapper(), new EventEngine()));
    }

    /**
     * A finished search.
     *
     * @param result what was found; its profile carries the measured accuracy
     * @param trials what was measured
     * @param gains what it pays on the design in the area of the baseline
     * @param refusal why there are no gains; blank where there are
     */
    public record Outcome(SearchResult result, Trials trials, Optional<Gains> gains, String refusal) {}

    /**
     * What a profile pays.
     *
     * @param speedup time of the baseline over time under the profile
     * @param energyGain energy of the baseline over energy under the profile
     */
    public record Gains(double speedup, double energyGain) {}

    /**
     * Searches.
     *
     * @param date day that the profile is stamped with
     * @throws BudgetSpentException when the evaluations do not suffice; the log has what was measured
     */
    public Outcome run(Subject subject, EvaluationLog log, String data, String date) {
        Trials trials = new Trials(subject, log, spec.budget(), spec.target());
        SearchResult found = search(types.searches().forSpec(spec.search()), trials);
        MeasuredAccuracy accuracy = new MeasuredAccuracy(
                subject.name(),
                subject.metric(),
                found.correct(),
                subject.baseline(),
                subject.images(),
                data,
                date,
                types.searches().forSpec(spec.search()).typeName(),
                trials.evaluations());
        PrecisionProfile profile = found.profile().named(spec.name()).measuring(accuracy);
        SearchResult named = new SearchResult(profile, found.correct(), found.holds(), found.facts(), found.tried());
        try {
            RunResult reference = baseline.run(subject, spec.baseline());
            Design area = baseline.design(Hardware.widest(subject.network(), spec.baseline()));
            RunResult run = hardware.runInAreaOf(area, subject, profile);
            Gains gains = new Gains(reference.timeS() / run.timeS(), reference.energyJ() / run.energyJ());
            return new Outcome(named, trials, Optional.of(gains), "");
        } catch (EvaluationException | IllegalArgumentException refused) {
            return new Outcome(named, trials, Optional.empty(), String.valueOf(refused.getMessage()));
        }
    }

    @SuppressWarnings("unchecked")
    private <S extends SearchSpec> SearchResult search(SearchType<S> type, Trials trials) {
        return type.search((S) spec.search(), trials, hardware);
    }

    /** Files of a result by name: the profile, an experiment that runs it, what was tried, points for a predictor. */
    public ImmutableMap<String, String> files(Outcome outcome, Path folder) {
        SearchResult result = outcome.result();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("profile.yaml", profile(outcome));
        files.put("run.yaml", experiment(folder, dynamic(result.profile())));
        files.put("candidates.csv", candidates(outcome));
        if (result.tried().stream().anyMatch(tried -> tried.r2().isPresent())) {
            files.put("predictor.csv", points(outcome));
        }
        return ImmutableMap.copyOf(files);
    }

    /** What was measured, for figures. */
    public CandidateSet candidateSet(Outcome outcome) {
        Subject subject = outcome.trials().subject();
        ImmutableList<CandidateSet.Candidate> candidates = outcome.result().tried().stream()
                .map(tried -> new CandidateSet.Candidate(
                        tried.profile().name(),
                        tried.gain(),
                        tried.r2(),
                        (double) tried.correct() / subject.baseline(),
                        tried.profile()
                                .named(spec.name())
                                .equals(outcome.result().profile().withoutMeasurement())))
                .collect(ImmutableList.toImmutableList());
        return new CandidateSet(
                spec.name(),
                subject.name(),
                subject.metric(),
                subject.images(),
                spec.target(),
                spec.search().gainTitle(),
                candidates);
    }

    private String profile(Outcome outcome) {
        StringBuilder text = new StringBuilder("# Found by `bitgauge profile`");
        text.append(
                outcome.result().holds() ? ".\n" : "; DOES NOT HOLD THE TARGET, it is the most accurate one tried.\n");
        outcome.result().facts().forEach(fact -> text.append("# ").append(fact).append('\n'));
        return text + new ConfigWriter(types.types()).text(outcome.result().profile());
    }

    private String experiment(Path folder, boolean dynamic) {
        Path here = folder.toAbsolutePath().normalize();
        Path model = spec.model().toAbsolutePath().normalize();
        boolean same = here.getRoot() != null && here.getRoot().equals(model.getRoot());
        String file = (same ? here.relativize(model) : model).toString().replace('\\', '/');
        String designs = item(new ConfigWriter(types.types()).text(spec.hardware(), here));
        String against = "baseline:\n  profile:\n    "
                + indented(new ConfigWriter(types.types()).text(spec.baseline(), here), 4) + "\n";
        if (spec.baselineHardware().isPresent()) {
            designs += item(
                    new ConfigWriter(types.types()).text(spec.baselineHardware().get(), here));
            against += "  design: " + spec.baselineHardware().get().name() + "\n";
        }
        String comment = "# The found profile on its hardware, against the baseline: bitgauge run run.yaml\n"
                + (dynamic
                        ? "# Its kept blocks depend on values, of which an experiment must be told: add 'values'.\n"
                        : "");
        return comment + "name: " + spec.name()
                + "\nnetworks:\n  - {type: onnx, file: \"" + file + "\"}\nprofiles:\n  - {include: profile.yaml}\n"
                + "designs:\n" + designs + against + "normalise: [iso-area]\n";
    }

    private static boolean dynamic(PrecisionProfile profile) {
        return profile.layers().stream()
                .flatMap(rule -> rule.weights().stream())
                .anyMatch(tensor -> tensor.format() instanceof BlockedFormat blocked && blocked.isDynamic());
    }

    private static String item(String yaml) {
        return "  - " + indented(yaml, 4) + "\n";
    }

    private static String indented(String yaml, int columns) {
        return yaml.stripTrailing().replace("\n", "\n" + " ".repeat(columns));
    }

    private static String candidates(Outcome outcome) {
        StringBuilder text = new StringBuilder("profile,gain,r2,correct,images,normalised,holds\n");
        Subject subject = outcome.trials().subject();
        for (Tried tried : outcome.result().tried()) {
            text.append(quoted(tried.profile().name()))
                    .append(',')
                    .append(tried.gain())
                    .append(',');
            tried.r2().ifPresent(text::append);
            text.append(',')
                    .append(tried.correct())
                    .append(',')
                    .append(subject.images())
                    .append(',');
            text.append((double) tried.correct() / subject.baseline()).append(',');
            text.append(tried.correct() >= outcome.trials().threshold()).append('\n');
        }
        return text.toString();
    }

    private static String points(Outcome outcome) {
        Subject subject = outcome.trials().subject();
        StringBuilder text = new StringBuilder("# " + subject.name() + ": " + subject.metric() + " of "
                + subject.images() + " inputs, measured by `bitgauge profile`\nnetwork,profile,r2,normalised\n");
        for (Tried tried : outcome.result().tried()) {
            tried.r2().ifPresent(r2 -> text.append(subject.name())
                    .append(',')
                    .append(tried.profile().name())
                    .append(',')
                    .append(r2)
                    .append(',')
                    .append((double) tried.correct() / subject.baseline())
                    .append('\n'));
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        return cell.indexOf(',') < 0 ? cell : '"' + cell + '"';
    }
}
