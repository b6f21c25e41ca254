package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.search.MultipleChoice.Choice;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.PrecisionRule;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * An option for each layer so that the network holds its target at the least cost on the hardware. Errors of layers are
 * taken to add up at the last layer, each probed alone; the choice for a given sum of errors is a knapsack; the largest sum
 * that still holds is found by measuring. The hardware is one: built for the last of the options, which is the widest, also
 * for the uniform choices it is compared with.
 */
final class Layerwise {
    private final Trials trials;
    private final Hardware hardware;
    private final LayerGoal goal;
    private final ImmutableList<Option> options;
    private final ImmutableList<String> layers;
    private final DatapathFormats built;
    private final List<Tried> tried = new ArrayList<>();
    private final List<int[]> choices = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();

    Layerwise(Trials trials, Hardware hardware, LayerGoal goal, ImmutableList<Option> options) {
        this.trials = requireNonNull(trials, "trials");
        this.hardware = requireNonNull(hardware, "hardware");
        this.goal = requireNonNull(goal, "goal");
        this.options = requireNonNull(options, "options");
        this.layers = trials.subject().layers();
        int[] widest = new int[layers.size()];
        Arrays.fill(widest, options.size() - 1);
        this.built = Hardware.widest(trials.subject().network(), profile(widest));
    }

    /**
     * Searches.
     *
     * @param inputs inputs of a probe
     * @param steps measurements that look for the largest sum of errors
     * @param refinements measurements that make single layers narrower afterwards
     */
    SearchResult search(int inputs, int steps, int refinements) {
        double[][] costs = costs();
        Optional<Tried> uniform = bestUniform(costs);
        double[][] noises = noises(inputs);
        MultipleChoice knapsack = new MultipleChoice(costs, noises);
        largestSum(knapsack, noises, steps, uniform);
        int[] best = cheapest();
        if (best.length > 0) {
            refine(best, costs, noises, refinements);
        }
        Tried chosen = tried.stream()
                .filter(t -> t.correct() >= trials.threshold())
                .max(Comparator.comparingDouble(Tried::gain))
                .orElseGet(() -> Tried.mostAccurate(tried));
        compare(chosen, uniform);
        return result(chosen);
    }

    /** The cheapest option that holds in every layer. */
    SearchResult uniform() {
        Tried chosen = bestUniform(costs()).orElseGet(() -> Tried.mostAccurate(tried));
        return result(chosen);
    }

    private SearchResult result(Tried chosen) {
        return new SearchResult(
                chosen.profile(),
                chosen.correct(),
                chosen.correct() >= trials.threshold(),
                ImmutableList.copyOf(facts),
                ImmutableList.copyOf(tried));
    }

    private Optional<Tried> bestUniform(double[][] costs) {
        Integer[] order = new Integer[options.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(option -> total(costs, option)));
        for (int option : order) {
            int[] all = new int[layers.size()];
            Arrays.fill(all, option);
            Tried now = measure(all);
            if (now.correct() >= trials.threshold()) {
                facts.add("cheapest option for all layers that holds: "
                        + options.get(option).name() + ", " + words(now) + ", after " + tried.size() + " evaluations");
                return Optional.of(now);
            }
        }
        facts.add("no option holds in all layers at once");
        return Optional.empty();
    }

    private double total(double[][] costs, int option) {
        double sum = 0;
        for (double[] layer : costs) {
            sum += layer[option];
        }
        return sum;
    }

    private double[][] costs() {
        double[][] costs = new double[layers.size()][options.size()];
        for (int option = 0; option < options.size(); option++) {
            int[] all = new int[layers.size()];
            Arrays.fill(all, option);
            ImmutableMap<String, LayerResult> results = Maps.uniqueIndex(
                    hardware.run(trials.subject(), profile(all), built).layers(), LayerResult::layer);
            for (int layer = 0; layer < layers.size(); layer++) {
                costs[layer][option] = goal.of(requireNonNull(results.get(layers.get(layer)), layers.get(layer)));
            }
        }
        return costs;
    }

    private double[][] noises(int inputs) {
        double[][] noises = new double[layers.size()][options.size()];
        for (int layer = 0; layer < layers.size(); layer++) {
            for (int option = 0; option < options.size(); option++) {
                for (PrecisionRule rule : options.get(option).probes().apply(layers.get(layer))) {
                    noises[layer][option] += trials.noise(alone(rule), inputs);
                }
            }
        }
        facts.add(trials.probes() + " probes of " + inputs + " inputs for the errors of " + layers.size() + " layers");
        return noises;
    }

    private static PrecisionProfile alone(PrecisionRule rule) {
        TensorFormat exact = TensorFormat.of(FloatFormat.fp32());
        return new PrecisionProfile(
                "probe",
                Optional.of(exact),
                Optional.of(exact),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ImmutableList.of(rule));
    }

    private void largestSum(MultipleChoice knapsack, double[][] noises, int steps, Optional<Tried> uniform) {
        double low = knapsack.leastNoise();
        double high = 0;
        for (double[] layer : noises) {
            high += Arrays.stream(layer).max().orElse(0);
        }
        double limit = uniform.isPresent() ? Math.sqrt(Math.max(low, 1e-12) * high) : low;
        double gap = -1;
        for (int step = 0; step < steps && trials.left() > 0; step++) {
            Choice choice = knapsack.within(Math.max(limit, knapsack.leastNoise()));
            Tried now = measure(choice.options());
            if (now.correct() >= trials.threshold()) {
                gap = choice.gap();
                low = Math.max(limit, Double.MIN_NORMAL);
            } else {
                high = limit;
            }
            limit = Math.sqrt(Math.max(low, 1e-12) * high);
        }
        if (gap >= 0) {
            facts.add(String.format(
                    Locale.ROOT, "knapsack within %.2f %% of the least cost for its sum of errors", 100 * gap));
        }
    }

    /** The cheapest choice that holds so far; empty if none does. */
    private int[] cheapest() {
        int best = -1;
        for (int i = 0; i < tried.size(); i++) {
            boolean holds = tried.get(i).correct() >= trials.threshold();
            best = holds && (best < 0 || tried.get(i).gain() > tried.get(best).gain()) ? i : best;
        }
        return best < 0 ? new int[0] : choices.get(best);
    }

    /** Cheaper options of single layers, those that save most for the noise they add first, kept where the target holds. */
    private void refine(int[] start, double[][] costs, double[][] noises, int refinements) {
        int[] now = start.clone();
        boolean[][] failed = new boolean[layers.size()][options.size()];
        for (int i = 0; i < refinements && trials.left() > 0; i++) {
            int at = -1;
            int to = 0;
            double best = 0;
            for (int layer = 0; layer < layers.size(); layer++) {
                for (int option = 0; option < options.size(); option++) {
                    double saved = costs[layer][now[layer]] - costs[layer][option];
                    double added = Math.max(noises[layer][option] - noises[layer][now[layer]], 1e-15);
                    if (saved > 0 && !failed[layer][option] && saved / added > best) {
                        best = saved / added;
                        at = layer;
                        to = option;
                    }
                }
            }
            if (at < 0) {
                return;
            }
            int before = now[at];
            now[at] = to;
            if (measure(now).correct() < trials.threshold()) {
                now[at] = before;
                failed[at][to] = true;
            }
        }
    }

    /** A choice that was measured before costs no evaluation. */
    private Tried measure(int[] choice) {
        for (int i = 0; i < choices.size(); i++) {
            if (Arrays.equals(choices.get(i), choice)) {
                return tried.get(i);
            }
        }
        PrecisionProfile profile = profile(choice);
        double cost = goal.of(hardware.run(trials.subject(), profile, built));
        Tried now = new Tried(profile, 1 / cost, OptionalDouble.empty(), trials.correct(profile));
        tried.add(now);
        choices.add(choice.clone());
        return now;
    }

    private PrecisionProfile profile(int[] choice) {
        ImmutableList.Builder<PrecisionRule> rules = ImmutableList.builder();
        Option widest = options.get(choice[0]);
        boolean uniform = true;
        for (int layer = 0; layer < choice.length; layer++) {
            Option option = options.get(choice[layer]);
            rules.add(option.rule().apply(layers.get(layer)));
            uniform &= choice[layer] == choice[0];
            widest = option.elsewhere().bitsPerElement() > widest.elsewhere().bitsPerElement() ? option : widest;
        }
        TensorFormat elsewhere = TensorFormat.of(widest.elsewhere());
        return new PrecisionProfile(
                uniform ? options.get(choice[0]).name() : "by-layer",
                Optional.of(elsewhere),
                Optional.of(elsewhere),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rules.build());
    }

    private void compare(Tried chosen, Optional<Tried> uniform) {
        facts.add("chosen: " + words(chosen) + ", after " + trials.evaluations() + " evaluations");
        uniform.ifPresent(all -> facts.add(String.format(
                Locale.ROOT,
                "%s on %s: %.4g by layer, %.4g with one option for all (%s), %.1f %% less",
                goal.name().toLowerCase(Locale.ROOT),
                hardware.name(),
                1 / chosen.gain(),
                1 / all.gain(),
                all.profile().name(),
                100 * (1 - all.gain() / chosen.gain()))));
    }

    private String words(Tried one) {
        return one.correct() + " of " + trials.subject().images() + " right (wanted " + trials.threshold() + ")";
    }
}
