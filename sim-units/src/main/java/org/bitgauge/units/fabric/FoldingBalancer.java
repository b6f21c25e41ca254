package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bitgauge.core.cost.fabric.Resource;

/**
 * Folds every stage so that the slowest is as fast as a budget allows, and no stage faster than it has to be. For a bound
 * on the cycles of an image every stage takes the option with the least price, where the prices of the resources that
 * are short rise until all fit (Lagrange multipliers); the bound is bisected.
 */
public final class FoldingBalancer {
    private static final int PRICE_STEPS = 48;

    private final FabricBudget budget;
    private final double dramBitsPerCycle;
    private final long inputOutputBits;

    /**
     * Within a budget.
     *
     * @param dramBitsPerCycle bandwidth of the DRAM
     * @param inputOutputBits bits that an image itself moves
     */
    public FoldingBalancer(FabricBudget budget, double dramBitsPerCycle, long inputOutputBits) {
        this.budget = requireNonNull(budget, "budget");
        this.dramBitsPerCycle = dramBitsPerCycle;
        this.inputOutputBits = inputOutputBits;
    }

    /** The fastest choice that fits, one option for each stage; empty where not even the slowest fits. */
    public Optional<ImmutableList<StageOption>> fastest(List<ImmutableList<StageOption>> stages) {
        long floor = 1;
        TreeSet<Long> bounds = new TreeSet<>();
        for (ImmutableList<StageOption> options : stages) {
            long least = Long.MAX_VALUE;
            for (StageOption option : options) {
                bounds.add(option.cycles());
                least = Math.min(least, option.cycles());
            }
            floor = Math.max(floor, least);
        }
        long moved = (long) Math.ceil(inputOutputBits / dramBitsPerCycle);
        bounds.add(Math.max(floor, moved));
        for (double scale = 1; scale <= 4096; scale *= 2) {
            bounds.add((long) (Math.max(bounds.last(), moved) * Math.min(2, scale)));
        }
        Long[] sorted = bounds.tailSet(floor).toArray(new Long[0]);
        int low = 0;
        int high = sorted.length - 1;
        Optional<ImmutableList<StageOption>> best = within(stages, sorted[high]);
        if (best.isEmpty()) {
            return best;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            Optional<ImmutableList<StageOption>> tried = within(stages, sorted[middle]);
            if (tried.isPresent()) {
                best = tried;
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return best;
    }

    /** The cheapest choice with at most so many cycles for an image that fits. */
    public Optional<ImmutableList<StageOption>> within(List<ImmutableList<StageOption>> stages, long cycles) {
        double streamable = cycles * dramBitsPerCycle - inputOutputBits;
        if (streamable < 0) {
            return Optional.empty();
        }
        Map<Resource, Double> prices = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.BUDGETED) {
            prices.put(resource, 1 / Math.max(1, budget.usable(resource)));
        }
        double bitPrice = 1 / Math.max(1, streamable);
        for (int step = 0; step < PRICE_STEPS; step++) {
            List<StageOption> chosen = new ArrayList<>();
            for (ImmutableList<StageOption> options : stages) {
                Optional<StageOption> cheapest = cheapest(options, cycles, prices, bitPrice);
                if (cheapest.isEmpty()) {
                    return Optional.empty();
                }
                chosen.add(cheapest.get());
            }
            double streamed =
                    chosen.stream().mapToDouble(StageOption::streamedBits).sum();
            boolean fits = streamed <= streamable;
            bitPrice *= fits ? 1 : 1 + Math.min(1, streamed / Math.max(1, streamable) - 1) + 0.05;
            Map<Resource, Double> total = FabricBudget.total(chosen);
            for (Resource resource : Resource.BUDGETED) {
                double used = total.getOrDefault(resource, 0.0);
                double usable = budget.usable(resource);
                if (used > usable) {
                    fits = false;
                    double over = Math.min(1, used / Math.max(1, usable) - 1);
                    prices.merge(resource, 1.05 + over, (a, b) -> a * b);
                }
            }
            if (fits) {
                return Optional.of(ImmutableList.copyOf(chosen));
            }
        }
        return Optional.empty();
    }

    private static Optional<StageOption> cheapest(
            ImmutableList<StageOption> options, long cycles, Map<Resource, Double> prices, double bitPrice) {
        double[] price = new double[Resource.values().length];
        prices.forEach((resource, value) -> price[resource.ordinal()] = value);
        StageOption best = options.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (StageOption option : options) {
            if (option.cycles() > cycles) {
                continue;
            }
            double cost = option.luts() * price[Resource.LUT.ordinal()]
                    + option.flipFlops() * price[Resource.FF.ordinal()]
                    + option.dsps() * price[Resource.DSP.ordinal()]
                    + option.brams() * price[Resource.BRAM18.ordinal()]
                    + option.urams() * price[Resource.URAM.ordinal()]
                    + option.streamedBits() * bitPrice;
            if (cost < least) {
                least = cost;
                best = option;
            }
        }
        return Double.isInfinite(least) ? Optional.empty() : Optional.of(best);
    }

    /** What a set of stages needs at least of each resource, whatever else it takes. */
    public static Map<Resource, Double> least(List<ImmutableList<StageOption>> stages) {
        Map<Resource, Double> least = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.BUDGETED) {
            double sum = 0;
            for (ImmutableList<StageOption> options : stages) {
                sum += options.stream()
                        .mapToDouble(o -> o.count(resource))
                        .min()
                        .orElse(0);
            }
            least.put(resource, sum);
        }
        return least;
    }
}
