package org.bitgauge.lab.fabric;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.cost.fabric.FabricDevice;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.units.fabric.FabricBudget;
import org.bitgauge.units.fabric.FoldingBalancer;
import org.bitgauge.units.fabric.StageOption;
import org.bitgauge.units.fabric.StreamStage;

/** Why a network does not fit, and what would. */
final class FitMessage {
    private FitMessage() {}

    /** Fits a network on a device; empty where it does not. */
    @FunctionalInterface
    interface Fitter {
        Optional<ImmutableList<StageOption>> fit(FabricBudget budget, boolean smallest);
    }

    static FabricException doesNotFit(
            FabricSpec spec, FabricWorkload work, List<StreamStage> stages, Optional<Long> bound, Fitter fitter) {
        FabricBudget budget = spec.budget();
        List<ImmutableList<StageOption>> options = new ArrayList<>();
        stages.forEach(stage -> options.add(bound.map(cycles -> stage.options().stream()
                        .filter(o -> o.cycles() <= cycles)
                        .collect(ImmutableList.toImmutableList()))
                .orElse(stage.options())));
        StringBuilder text = new StringBuilder(work.network().name() + " in " + work.profile() + " does not fit "
                + budget.device().name()
                + (bound.isEmpty() ? " even at its smallest folding: " : " at the throughput asked for: "));
        List<String> shortages = new ArrayList<>();
        boolean possible = options.stream().noneMatch(List::isEmpty);
        Map<Resource, Double> least = FoldingBalancer.least(options);
        for (Resource resource : Resource.BUDGETED) {
            double need = least.getOrDefault(resource, 0.0);
            double usable = budget.usable(resource);
            if (need > usable) {
                shortages.add(String.format(
                        Locale.ROOT,
                        "%s needs %.0f, usable %.0f of %d: %.0f short",
                        resource.label(),
                        Math.ceil(need),
                        usable,
                        budget.device().count(resource),
                        Math.ceil(need) - usable));
            }
        }
        if (!possible) {
            shortages.add("no folding of its slowest layer is fast enough");
        } else if (shortages.isEmpty()) {
            shortages.add(together(options, budget));
        }
        text.append(String.join(", ", shortages)).append("; ");
        if (bound.isPresent()) {
            fitter.fit(budget, false).ifPresent(fastest -> text.append("the fastest folding that fits gives ")
                    .append(String.format(
                            Locale.ROOT,
                            "%.4g images/s, ",
                            spec.clockHz()
                                    / fastest.stream()
                                            .mapToLong(StageOption::cycles)
                                            .max()
                                            .orElse(1))));
        }
        text.append(devices(budget, fitter, bound.isPresent()));
        return new FabricException(text.toString());
    }

    /** The least of each cannot be had together: what the cheapest choice takes. */
    private static String together(List<ImmutableList<StageOption>> options, FabricBudget budget) {
        List<StageOption> cheapest = new ArrayList<>();
        for (ImmutableList<StageOption> ways : options) {
            StageOption best = ways.get(0);
            for (StageOption way : ways) {
                best = share(way, budget) < share(best, budget) ? way : best;
            }
            cheapest.add(best);
        }
        List<String> over = new ArrayList<>();
        for (Resource resource : Resource.BUDGETED) {
            double need = cheapest.stream().mapToDouble(o -> o.count(resource)).sum();
            double usable = budget.usable(resource);
            if (need > usable) {
                over.add(String.format(
                        Locale.ROOT,
                        "%s needs %.0f, usable %.0f: %.0f short",
                        resource.label(),
                        need,
                        usable,
                        need - usable));
            }
        }
        return over.isEmpty() ? "DRAM bandwidth for weights is short" : String.join(", ", over);
    }

    private static double share(StageOption option, FabricBudget budget) {
        double share = 0;
        for (Resource resource : Resource.BUDGETED) {
            share += option.count(resource) / Math.max(1, budget.usable(resource));
        }
        return share;
    }

    private static String devices(FabricBudget budget, Fitter fitter, boolean smallest) {
        for (FabricDevice device : FabricDevice.builtIn()) {
            if (!device.name().equals(budget.device().name())
                    && fitter.fit(budget.on(device), smallest).isPresent()) {
                return "the smallest device that fits is " + device.name();
            }
        }
        return "no built-in device fits; allow weights: auto or streamed, narrower formats, or another network";
    }
}
