package org.bitgauge.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.json.Json;
import org.bitgauge.lab.search.BudgetSpentException;
import org.bitgauge.lab.search.EvaluationLog;
import org.bitgauge.lab.search.InferenceSubject;
import org.bitgauge.lab.search.ProfileSearch;
import org.bitgauge.lab.search.ProfileSpec;
import org.bitgauge.lab.search.SearchTypes;
import org.bitgauge.report.figure.Figures;
import org.bitgauge.report.files.AtomicFiles;
import org.bitgauge.report.search.CandidateCharts;
import org.bitgauge.workloads.profile.MeasuredAccuracy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the narrowest numbers that a trained network can do with. */
@Command(
        name = "profile",
        description =
                "Derives a precision profile: model, data, accuracy target and hardware in; profile, proof and gain"
                        + " out. Every measurement is logged, so an interrupted search goes on.",
        mixinStandardHelpOptions = true)
public final class ProfileCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The search.")
    private Path file = Path.of("");

    @Mixin
    private JobOptions job = new JobOptions();

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Date in the profile; today where not given.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** For the terminal. */
    public ProfileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        int threads = job.threads();
        FileKind.SEARCH.require(file);
        SearchTypes types = SearchTypes.load();
        Bound<ProfileSpec> bound = types.binder().load(file, ProfileSpec.class, job.settings());
        ProfileSpec spec = bound.value();
        Path folder = job.folder(spec.name());
        Inputs.writable(folder);
        Path base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        InferenceSubject subject = Inputs.checked(() -> new InferenceSubject(spec, base, threads));
        Files.createDirectories(folder);
        EvaluationLog log = open(folder.resolve("evaluations.csv"));
        terminal.interruption()
                .keeps("what was measured is kept in " + folder.resolve("evaluations.csv")
                        + ", the same command goes on");
        ProfileSearch search = new ProfileSearch(types, spec);
        String day = date.orElseGet(() -> LocalDate.now(ZoneOffset.UTC)).toString();
        ProfileSearch.Outcome outcome;
        try {
            outcome = Inputs.checked(
                    () -> search.run(subject, log, Path.of(subject.data()).getFileName() + "", day));
        } catch (BudgetSpentException spent) {
            throw new InputException(spent.getMessage() + "; what was measured is in "
                    + folder.resolve("evaluations.csv") + ": raise 'budget' and run again, it goes on from there");
        }
        Map<String, byte[]> files = new TreeMap<>(Figures.files(CandidateCharts.of(search.candidateSet(outcome))));
        search.files(outcome, folder).forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        AtomicFiles.write(folder, files);
        if (json) {
            terminal.out().print(Json.write(tree(outcome)));
        } else {
            print(spec, outcome);
        }
        terminal.say("results: " + folder + "; next: bitgauge run " + folder.resolve("run.yaml"));
        return outcome.result().holds() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
    }

    private static EvaluationLog open(Path file) throws IOException {
        try {
            return EvaluationLog.open(file);
        } catch (IllegalArgumentException wrong) {
            throw new InputException(String.valueOf(wrong.getMessage()));
        }
    }

    private void print(ProfileSpec spec, ProfileSearch.Outcome outcome) {
        MeasuredAccuracy accuracy = outcome.result().profile().measured().orElseThrow();
        outcome.result().facts().forEach(terminal.out()::println);
        terminal.out().println();
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%s: %d of %d right (%.2f %%), fp32 %d; %.2f %% of fp32, wanted %d right: %s%n",
                        outcome.result().holds() ? "profile" : "no profile holds the target; the most accurate",
                        accuracy.correct(),
                        accuracy.images(),
                        100 * accuracy.accuracy(),
                        accuracy.baseline(),
                        100 * accuracy.normalised(),
                        outcome.trials().threshold(),
                        outcome.result().holds() ? "holds" : "does not hold");
        outcome.gains()
                .ifPresentOrElse(
                        gains -> terminal.out()
                                .printf(
                                        Locale.ROOT,
                                        "on %s in the area of %s on %s: speedup %.2f\u00d7, energy gain %.2f\u00d7%n",
                                        spec.hardware().name(),
                                        spec.baseline().name(),
                                        spec.baselineHardware()
                                                .orElse(spec.hardware())
                                                .name(),
                                        gains.speedup(),
                                        gains.energyGain()),
                        () -> terminal.say(
                                "note: no gain over " + spec.baseline().name() + " can be had: " + outcome.refusal()));
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%d evaluations and %d probes, %d of them run now%n",
                        outcome.trials().evaluations(),
                        outcome.trials().probes(),
                        outcome.trials().measured());
    }

    private static Map<String, Object> tree(ProfileSearch.Outcome outcome) {
        MeasuredAccuracy accuracy = outcome.result().profile().measured().orElseThrow();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("network", accuracy.network());
        tree.put("search", accuracy.search());
        tree.put("metric", accuracy.metric());
        tree.put("images", accuracy.images());
        tree.put("baseline", accuracy.baseline());
        tree.put("correct", accuracy.correct());
        tree.put("threshold", outcome.trials().threshold());
        tree.put("holds", outcome.result().holds());
        tree.put("evaluations", outcome.trials().evaluations());
        tree.put("probes", outcome.trials().probes());
        outcome.gains().ifPresent(gains -> {
            tree.put("speedup", gains.speedup());
            tree.put("energy_gain", gains.energyGain());
        });
        tree.put("facts", new ArrayList<Object>(outcome.result().facts()));
        return tree;
    }
}
