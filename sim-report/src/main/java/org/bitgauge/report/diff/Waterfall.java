package org.bitgauge.report.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;

/**
 * How a total went from one run to another, part by part.
 *
 * @param quantity {@code cycles} or {@code energy}
 * @param unit of all numbers
 * @param steps largest change first
 */
public record Waterfall(String quantity, String unit, List<Step> steps) {
    private static final double J_PER_PJ = 1e-12;
    /** Changes of a smaller share of the total are told together. */
    private static final double SMALL_SHARE = 5e-4;

    public Waterfall {
        steps = List.copyOf(steps);
    }

    /**
     * One part.
     *
     * @param part cause or component
     * @param before in the first run
     * @param after in the second
     */
    public record Step(String part, double before, double after) {
        /** What it adds to the total. */
        public double change() {
            return after - before;
        }
    }

    /** Cycles by cause; the array's where it worked, otherwise those of the unit that did. */
    public static Waterfall cycles(RunResult before, RunResult after) {
        return of("cycles", "", cycles(before), cycles(after));
    }

    /** Energy by component. */
    public static Waterfall energy(RunResult before, RunResult after) {
        return of("energy", "J", energy(before), energy(after));
    }

    /** The parts whose change is worth a line, largest first. */
    public List<Step> large() {
        return steps.stream().filter(this::isLarge).toList();
    }

    /** All other parts as one; empty where there are none. */
    public Optional<Step> small() {
        List<Step> rest = steps.stream().filter(step -> !isLarge(step)).toList();
        boolean changed = rest.stream().anyMatch(step -> step.change() != 0);
        String name = !changed ? "unchanged" : "others, each by less than 0.05 %";
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step(
                        name,
                        rest.stream().mapToDouble(Step::before).sum(),
                        rest.stream().mapToDouble(Step::after).sum()));
    }

    private boolean isLarge(Step step) {
        return step.change() != 0 && Math.abs(step.change()) >= SMALL_SHARE * Math.max(before(), after());
    }

    /** Sum of the first run. */
    public double before() {
        return steps.stream().mapToDouble(Step::before).sum();
    }

    /** Sum of the second run. */
    public double after() {
        return steps.stream().mapToDouble(Step::after).sum();
    }

    private static Waterfall of(String quantity, String unit, Map<String, Double> before, Map<String, Double> after) {
        Map<String, Step> steps = new LinkedHashMap<>();
        before.forEach((part, value) -> steps.put(part, new Step(part, value, after.getOrDefault(part, 0.0))));
        after.forEach((part, value) -> steps.putIfAbsent(part, new Step(part, 0, value)));
        List<Step> sorted = new ArrayList<>(steps.values());
        sorted.sort(Comparator.comparingDouble((Step step) -> -Math.abs(step.change())));
        return new Waterfall(quantity, unit, sorted);
    }

    private static Map<String, Double> cycles(RunResult run) {
        Map<String, Double> causes = new LinkedHashMap<>();
        for (LayerResult layer : run.layers()) {
            String resource = resource(layer);
            for (CycleEntry entry : layer.ledger().time()) {
                if (entry.resource().equals(resource)) {
                    causes.merge(entry.cause().label(), (double) entry.cycles(), Double::sum);
                }
            }
        }
        return causes;
    }

    private static String resource(LayerResult layer) {
        List<String> resources = layer.ledger().time().stream()
                .map(CycleEntry::resource)
                .distinct()
                .toList();
        return resources.contains(LayerResult.ARRAY) || resources.isEmpty() ? LayerResult.ARRAY : resources.get(0);
    }

    private static Map<String, Double> energy(RunResult run) {
        Map<String, Double> components = new LinkedHashMap<>();
        for (LayerResult layer : run.layers()) {
            for (EnergyEntry entry : layer.ledger().energy()) {
                components.merge(entry.component(), entry.energyPj() * J_PER_PJ, Double::sum);
            }
        }
        return components;
    }
}
