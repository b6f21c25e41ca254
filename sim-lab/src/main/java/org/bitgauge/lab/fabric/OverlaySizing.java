package org.bitgauge.lab.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import org.bitgauge.core.cost.fabric.FabricDevice;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.units.fabric.FabricBudget;
import org.bitgauge.units.fabric.OverlayArray;
import org.bitgauge.units.fabric.OverlayArrays;
import org.bitgauge.units.fabric.StageFormats;

/** Chooses the array of an overlay: of those that fit the budget, the one on which the network takes the fewest cycles. */
final class OverlaySizing {
    private final FabricSpec spec;
    private final FabricWorkload work;
    private final ImmutableList<OverlayMatrix> matrices;
    private final ToLongBiFunction<OverlayMatrix, OverlayArray> cycles;
    private final StageFormats formats;

    /** For a network whose layers take so many cycles on an array. */
    OverlaySizing(
            FabricSpec spec,
            FabricWorkload work,
            ImmutableList<OverlayMatrix> matrices,
            ToLongBiFunction<OverlayMatrix, OverlayArray> cycles) {
        this.spec = requireNonNull(spec, "spec");
        this.work = requireNonNull(work, "work");
        this.matrices = requireNonNull(matrices, "matrices");
        this.cycles = requireNonNull(cycles, "cycles");
        this.formats = formats(matrices);
    }

    /** The widest formats of the network, which the array is built for. */
    StageFormats formats() {
        return formats;
    }

    /**
     * The array.
     *
     * @throws FabricException when none fits, with what is short and the smallest device that would do
     */
    OverlayArray array() {
        return best(spec.budget()).orElseThrow(this::tooLarge);
    }

    private static StageFormats formats(List<OverlayMatrix> matrices) {
        return new StageFormats(
                OverlayArrays.widest(matrices.stream()
                        .map(m -> m.precision().weights().format())
                        .toList()),
                OverlayArrays.widest(matrices.stream()
                        .map(m -> m.precision().activations().format())
                        .toList()),
                OverlayArrays.widest(matrices.stream()
                        .map(m -> m.precision().partialSums().format())
                        .toList()),
                OverlayArrays.widest(matrices.stream()
                        .map(m -> m.precision().activations().format())
                        .toList()));
    }

    private OverlayArrays.Needs needs(boolean onChip) {
        long largest = 0;
        long block = 0;
        long all = 0;
        for (OverlayMatrix m : matrices) {
            double bits = m.precision().activations().format().bitsPerElement();
            long elements =
                    m.layer().operation().activationElements() / work.network().inferences();
            largest = Math.max(largest, (long) Math.ceil(elements * bits));
            block = Math.max(block, m.inputs());
            all = Math.addExact(all, m.inputs() * m.outputs());
        }
        return new OverlayArrays.Needs(largest, onChip ? all : block, onChip);
    }

    private Optional<OverlayArray> best(FabricBudget budget) {
        OverlayArray best = null;
        long least = Long.MAX_VALUE;
        for (boolean onChip : new boolean[] {true, false}) {
            if (onChip && spec.weights() == WeightPlace.STREAMED || !onChip && spec.weights() == WeightPlace.ON_CHIP) {
                continue;
            }
            for (OverlayArray array : OverlayArrays.within(budget, formats, needs(onChip), spec.multipliers())) {
                long all = matrices.stream()
                        .mapToLong(m -> cycles.applyAsLong(m, array))
                        .sum();
                if (all < least) {
                    least = all;
                    best = array;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private FabricException tooLarge() {
        OverlayArray smallest =
                OverlayArrays.smallest(spec.budget(), formats, needs(spec.weights() == WeightPlace.ON_CHIP));
        List<String> shortages = new ArrayList<>();
        for (Resource resource : Resource.BUDGETED) {
            double need = smallest.count(resource);
            double usable = spec.budget().usable(resource);
            if (need > usable) {
                shortages.add(String.format(
                        Locale.ROOT,
                        "%s needs %.0f, usable %.0f: %.0f short",
                        resource.label(),
                        need,
                        usable,
                        need - usable));
            }
        }
        String device = FabricDevice.builtIn().stream()
                .filter(d -> best(spec.budget().on(d)).isPresent())
                .map(FabricDevice::name)
                .findFirst()
                .map(name -> "the smallest device that fits is " + name)
                .orElse("no built-in device fits");
        return new FabricException(work.network().name() + " in " + work.profile() + " does not fit " + spec.device()
                + " even with one lane: " + String.join(", ", shortages) + "; " + device);
    }
}
