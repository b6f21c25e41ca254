package org.bitgauge.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;

/**
 * Results by what varies: networks on one side, variants (design and profile) on the other. A variant is named as briefly
 * as keeps it apart from the others.
 */
public final class Variants {
    private final List<String> networks;
    private final Map<String, Map<String, ComparedRun>> byVariant;
    private final String baseline;
    private final String rule;

    private Variants(
            List<String> networks, Map<String, Map<String, ComparedRun>> byVariant, String baseline, String rule) {
        this.networks = networks;
        this.byVariant = byVariant;
        this.baseline = baseline;
        this.rule = rule;
    }

    /** Sorts results; the order of the experiment is kept. */
    public static Variants of(ResultSet results) {
        List<ComparedRun> runs = results.runs();
        List<ComparedRun> measured = runs.stream().filter(r -> !isBaseline(r)).toList();
        List<ComparedRun> shown = measured.isEmpty() ? runs : measured;
        long designs = shown.stream().map(r -> r.run().design()).distinct().count();
        long profiles = shown.stream().map(r -> r.run().profile()).distinct().count();
        Map<String, Map<String, ComparedRun>> byVariant = new LinkedHashMap<>();
        for (ComparedRun run : runs) {
            String name = isBaseline(run) && !measured.isEmpty() ? baselineName(run) : name(run, designs, profiles);
            byVariant
                    .computeIfAbsent(name, n -> new LinkedHashMap<>())
                    .putIfAbsent(run.run().network(), run);
        }
        return new Variants(
                runs.stream().map(r -> r.run().network()).distinct().toList(),
                byVariant,
                baselineName(runs.get(0)),
                runs.stream()
                        .map(ComparedRun::normalise)
                        .distinct()
                        .sorted()
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(""));
    }

    /** Whether the run is what the others are compared with. */
    public static boolean isBaseline(ComparedRun run) {
        return run.run().equals(run.baseline());
    }

    private static String baselineName(ComparedRun run) {
        return run.baseline().profile() + " (baseline)";
    }

    private static String name(ComparedRun run, long designs, long profiles) {
        String design = run.run().design();
        String profile = run.run().profile();
        if (designs <= 1) {
            return profile;
        }
        return profiles <= 1 ? design : design + " " + profile;
    }

    /** Networks in the order of the experiment. */
    public List<String> networks() {
        return networks;
    }

    /** Every variant, the baseline among them where it was asked for. */
    public List<String> all() {
        return List.copyOf(byVariant.keySet());
    }

    /** Variants other than the baseline. */
    public List<String> compared() {
        return byVariant.keySet().stream()
                .filter(v ->
                        byVariant.getOrDefault(v, Map.of()).values().stream().noneMatch(Variants::isBaseline))
                .toList();
    }

    /** The run of a variant on a network. */
    public Optional<ComparedRun> run(String variant, String network) {
        return Optional.ofNullable(byVariant.getOrDefault(variant, Map.of()).get(network));
    }

    /** The first run of a variant. */
    public ComparedRun first(String variant) {
        return byVariant.getOrDefault(variant, Map.of()).values().iterator().next();
    }

    /** Profile of the baseline, for titles of axes. */
    public String baselineProfile() {
        return baseline.replace(" (baseline)", "");
    }

    /** What every caption says about the comparison. */
    public String ruleSentence() {
        return "Baseline " + baselineProfile() + "; designs sized by " + rule + ".";
    }

    /** Geometric mean of a gain over all networks of a variant; NaN when a network is missing. */
    public double geometricMean(String variant, ToDoubleFunction<ComparedRun> gain) {
        double sum = 0;
        for (String network : networks) {
            Optional<ComparedRun> run = run(variant, network);
            if (run.isEmpty()) {
                return Double.NaN;
            }
            sum += Math.log(gain.applyAsDouble(run.get()));
        }
        return Math.exp(sum / networks.size());
    }

    /** A name as part of a file name. */
    public static String fileName(String... parts) {
        String joined = String.join("-", parts).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-");
        return joined.replaceAll("^[^a-z0-9]+|-+$", "");
    }

    /** All runs in the order of the experiment. */
    public List<ComparedRun> runs() {
        List<ComparedRun> runs = new ArrayList<>();
        byVariant.values().forEach(byNetwork -> runs.addAll(byNetwork.values()));
        return runs;
    }
}
