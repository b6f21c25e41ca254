package org.bitgauge.lab.explain;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.experiment.Inspection;

/**
 * Time and energy of a whole run per inference, and both against the baseline's: {@code time}, {@code energy}, {@code speedup},
 * {@code energy-gain}. Cycles are listed by cause over all layers, energy by component, the largest first.
 */
final class TotalsTarget {
    static final List<String> NAMES = List.of("time", "energy", "speedup", "energy-gain");

    private static final double J_PER_PJ = 1e-12;

    private TotalsTarget() {}

    /** Explains one of {@link #NAMES}; the baseline is run for the last two only. */
    static Explanation explain(String target, Inspection run, Supplier<Inspection> baseline) {
        return switch (target) {
            case "time" -> time(run);
            case "energy" -> energy(run);
            case "speedup" -> ratio("speedup", time(baseline.get()), time(run), run);
            case "energy-gain" -> ratio("energy gain", energy(baseline.get()), energy(run), run);
            default -> throw new IllegalArgumentException("'" + target + "' is none of " + NAMES);
        };
    }

    private static Explanation ratio(String what, Explanation baseline, Explanation mine, Inspection run) {
        return Explanation.derived(
                what + " of " + run.network().name() + " in " + run.run().profile(),
                baseline.value() / mine.value(),
                "x",
                "the first / the second; " + run.sizing(),
                0,
                List.of(baseline, mine));
    }

    private static Explanation time(Inspection run) {
        RunResult result = run.run();
        return Explanation.derived(
                "time of an inference of " + name(run),
                result.timeS() / result.inferences(),
                "s",
                "cycles / clock / inferences",
                0,
                List.of(
                        cycles(result),
                        Explanation.given(
                                "clock",
                                result.frequencyHz(),
                                "Hz",
                                run.design().clockReason()),
                        inferences(result)));
    }

    private static Explanation cycles(RunResult result) {
        Map<String, Long> causes = new LinkedHashMap<>();
        for (LayerResult layer : result.layers()) {
            List<CycleEntry> entries = layer.ledger().time();
            String resource = entries.isEmpty() ? "" : CyclesTarget.resource(layer);
            for (CycleEntry entry : entries) {
                if (entry.resource().equals(resource)) {
                    causes.merge(entry.cause().label(), entry.cycles(), Math::addExact);
                }
            }
        }
        return Explanation.derived(
                "cycles",
                result.cycles(),
                "cycles",
                "sum over causes of all layers; those hidden behind others have none",
                0,
                causes.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(e -> Explanation.given(e.getKey(), e.getValue(), "cycles", share(e.getValue(), result)))
                        .toList());
    }

    private static String share(long cycles, RunResult result) {
        return percent((double) cycles / result.cycles()) + " of the run";
    }

    private static Explanation energy(Inspection run) {
        RunResult result = run.run();
        Map<String, double[]> components = new LinkedHashMap<>();
        for (LayerResult layer : result.layers()) {
            for (EnergyEntry entry : layer.ledger().energy()) {
                double[] sums = components.computeIfAbsent(entry.component(), unused -> new double[2]);
                sums[0] += entry.energyPj() * J_PER_PJ / result.inferences();
                sums[1] += entry.energyPj()
                        * J_PER_PJ
                        / result.inferences()
                        * RunTargets.action(run.design(), entry).spread();
            }
        }
        double total = result.energyJ() / result.inferences();
        double uncertain = components.values().stream().mapToDouble(s -> s[1]).sum();
        ImmutableList.Builder<Explanation> parts = ImmutableList.builder();
        components.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -e.getValue()[0]))
                .map(e -> component(e.getKey(), e.getValue(), total))
                .forEach(parts::add);
        return Explanation.derived(
                "energy of an inference of " + name(run),
                total,
                "J",
                "sum over components of all " + result.layers().size() + " layers, per inference",
                total == 0 ? 0 : uncertain / total,
                parts.build());
    }

    private static Explanation component(String name, double[] sums, double total) {
        return Explanation.derived(
                name,
                sums[0],
                "J",
                percent(total == 0 ? 0 : sums[0] / total) + " of the run; energy:" + name + " shows a layer's",
                sums[0] == 0 ? 0 : sums[1] / sums[0],
                List.of());
    }

    private static Explanation inferences(RunResult result) {
        return Explanation.given("inferences", result.inferences(), "", "batch of the network");
    }

    private static String name(Inspection run) {
        return run.network().name() + " in " + run.run().profile() + " on "
                + run.design().name();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
