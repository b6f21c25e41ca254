package org.bitgauge.lab.explain;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.experiment.Inspection;

/**
 * Numbers of a run: {@code area:COMPONENT}, {@code time}, {@code energy}, {@code speedup}, {@code energy-gain}, {@code residency};
 * and of a layer, {@code energy:COMPONENT}, {@code cycles}, {@code mapping}, {@code stored}.
 */
public final class RunTargets {
    private static final double MW_PER_NW = 1e-6;

    /** How targets are written. */
    public static final String FORMS =
            "speedup, energy-gain, time, energy, area:COMPONENT, energy:COMPONENT, cycles, mapping, stored, residency";

    private RunTargets() {}

    /** Whether a target names a number of a run. */
    public static boolean handles(String target) {
        return target.startsWith("area:")
                || target.startsWith("energy:")
                || TotalsTarget.NAMES.contains(target)
                || List.of("cycles", "mapping", "stored", "residency").contains(target);
    }

    /**
     * Explains a number of a run.
     *
     * @param layer name of the layer; that with the most MACs where empty
     * @param baseline what the run is compared with; asked only where the number needs it
     * @throws IllegalArgumentException when there is no such number; the message lists those there are
     */
    public static Explanation explain(String target, Inspection run, String layer, Supplier<Inspection> baseline) {
        if (TotalsTarget.NAMES.contains(target)) {
            return TotalsTarget.explain(target, run, baseline);
        }
        if (target.startsWith("area:")) {
            return area(run.design(), target.substring("area:".length()));
        }
        if (target.equals("residency")) {
            return ResidencyTarget.explain(run, layer);
        }
        LayerTask task = run.layer(layer);
        if (target.startsWith("energy:")) {
            return energy(run, task, target.substring("energy:".length()));
        }
        if (target.equals("cycles")) {
            return CyclesTarget.explain(run, task);
        }
        if (target.equals("mapping")) {
            return MappingTarget.explain(run, task);
        }
        if (target.equals("stored")) {
            return StoredTarget.explain(run, task);
        }
        throw new IllegalArgumentException("cannot explain '" + target + "' of a run; write " + FORMS);
    }

    private static Explanation area(Design design, String component) {
        List<String> names = design.area().stream().map(AreaEntry::component).toList();
        AreaEntry entry = design.area().stream()
                .filter(a -> a.component().equals(component))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("design " + design.name() + " has no component '"
                        + component + "'; " + Nearest.remedy(component, names, "components")));
        Explanation count = Explanation.given(
                "instances",
                entry.count(),
                "",
                "design as built and sized: " + design.machine().array().description());
        Optional<UnitPart> part = part(design, component);
        if (part.isPresent()) {
            Explanation one = part.get().cost().area();
            return Explanation.derived(
                    "area of " + component,
                    entry.areaMm2(),
                    "mm2",
                    "instances x area of one / 1e6",
                    one.spread(),
                    List.of(count, one));
        }
        return design.level(component).cost().area();
    }

    private static Optional<UnitPart> part(Design design, String component) {
        List<UnitPart> parts = new ArrayList<>(design.machine().array().parts());
        parts.addAll(design.machine().vector().parts());
        return parts.stream().filter(part -> part.component().equals(component)).findFirst();
    }

    private static Explanation energy(Inspection run, LayerTask task, String component) {
        String layer = task.layer().name();
        List<EnergyEntry> entries = run.result(task.layer()).ledger().energy();
        List<EnergyEntry> mine =
                entries.stream().filter(e -> e.component().equals(component)).toList();
        if (mine.isEmpty()) {
            Set<String> names = new LinkedHashSet<>();
            entries.forEach(e -> names.add(e.component()));
            throw new IllegalArgumentException("layer " + layer + " spends no energy in '" + component + "'; "
                    + Nearest.remedy(component, names, "components"));
        }
        ImmutableList.Builder<Explanation> actions = ImmutableList.builder();
        double sum = 0;
        double uncertain = 0;
        for (EnergyEntry entry : mine) {
            Explanation action = action(run.design(), entry);
            actions.add(action);
            sum += entry.energyPj();
            uncertain += entry.energyPj() * action.spread();
        }
        return Explanation.derived(
                "energy of " + component + " in layer " + layer,
                sum,
                "pJ",
                "sum of its entries in the ledger",
                sum == 0 ? 0 : uncertain / sum,
                actions.build());
    }

    static Explanation action(Design design, EnergyEntry entry) {
        String what = entry.action() + (entry.tensor().equals("-") ? "" : " of " + entry.tensor());
        Explanation count = Explanation.given("count of " + entry.action(), entry.count(), "", "ledger of the layer");
        Optional<Explanation> each = each(design, entry);
        double spread = each.map(Explanation::spread).orElse(0.0);
        Explanation one = Explanation.derived(
                "energy of one",
                entry.count() == 0 ? 0 : entry.energyPj() / entry.count(),
                "pJ",
                entry.action().equals("leakage") || entry.action().equals("background")
                        ? "static power x one cycle of " + CyclesTarget.period(design)
                        : "cost of the part, as below",
                spread,
                each.map(List::of).orElse(List.of()));
        return Explanation.derived(what, entry.energyPj(), "pJ", "count x energy of one", spread, List.of(count, one));
    }

    private static Optional<Explanation> each(Design design, EnergyEntry entry) {
        if (entry.component().equals(design.dram().name())) {
            return Optional.of(
                    switch (entry.action()) {
                        case "read" -> design.dram().read();
                        case "write" -> design.dram().write();
                        default -> design.dram().background();
                    });
        }
        Optional<UnitPart> part = part(design, entry.component());
        if (part.isPresent()) {
            return Optional.of(
                    entry.action().equals("leakage")
                            ? leakage(part.get())
                            : part.get().cost().energy());
        }
        return design.machine().memory().levels().stream()
                .filter(level -> level.name().equals(entry.component()))
                .findFirst()
                .map(level -> memory(level, entry.action()));
    }

    private static Explanation leakage(UnitPart part) {
        Explanation one = part.cost().leakage();
        return Explanation.derived(
                "leakage of all " + part.component(),
                part.leakageNw() * MW_PER_NW,
                "mW",
                "instances x leakage of one",
                one.spread(),
                List.of(Explanation.given("instances", part.count(), "", "design as built and sized"), one));
    }

    private static Explanation memory(MemoryLevel level, String action) {
        return switch (action) {
            case "read" -> level.cost().read();
            case "write" -> level.cost().write();
            default -> level.cost().leakage();
        };
    }
}
