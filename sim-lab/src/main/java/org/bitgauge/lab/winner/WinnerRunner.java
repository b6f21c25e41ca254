package org.bitgauge.lab.winner;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.result.WinnerMap;
import org.bitgauge.core.result.WinnerMap.Cell;
import org.bitgauge.core.result.WinnerMap.Entrant;
import org.bitgauge.core.result.WinnerMap.Outcome;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.lab.compare.Normalise;
import org.bitgauge.lab.compare.Sizing;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.design.WidestFormats;
import org.bitgauge.lab.evaluate.EvaluationException;
import org.bitgauge.lab.evaluate.Evaluator;
import org.bitgauge.lab.evaluate.ScheduleChange;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.Tasks;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.profile.EffectivePrecision;
import org.bitgauge.workloads.profile.PrecisionProfile;

/**
 * Runs a network on every design at every pair of widths. Each design is built once, for the widest pair, and sized once to the
 * reference; a design that cannot run a pair is out of that cell and says why.
 */
public final class WinnerRunner {
    private final WinnerSpec spec;
    private final DesignBuilder builder;
    private final Network network;
    private final Evaluator evaluator;

    /** For one comparison. */
    public WinnerRunner(ExperimentTypes types, WinnerSpec spec) {
        this.spec = spec;
        this.builder = new DesignBuilder(types.units());
        this.network = spec.network().build();
        this.evaluator = new Evaluator(new TileMapper(), spec.engine().timer(), ScheduleChange.NONE);
    }

    /**
     * Sizes and runs.
     *
     * @throws IllegalArgumentException if a design cannot be built or sized; the message says what would help
     */
    public WinnerMap run(int threads) throws InterruptedException {
        List<Sizing.Sized> sized = sized();
        ImmutableList.Builder<Entrant> entrants = ImmutableList.builder();
        for (Sizing.Sized each : sized) {
            Design design = each.design();
            entrants.add(new Entrant(
                    design.name(),
                    design.machine().array().description(),
                    each.how(),
                    design.areaMm2(),
                    design.clockHz()));
        }
        List<Callable<Cell>> tasks = new ArrayList<>();
        for (int w : spec.weights().values()) {
            for (int a : spec.activations().values()) {
                tasks.add(() -> cell(w, a, sized));
            }
        }
        return new WinnerMap(
                spec.name(),
                spec.title(),
                network.name(),
                spec.normalise().stream().map(Normalise::label).collect(Collectors.joining("+")),
                spec.sizedBy().name(),
                ImmutableList.copyOf(spec.by()),
                entrants.build(),
                Tasks.inOrder(tasks, threads));
    }

    private List<Sizing.Sized> sized() {
        DatapathFormats widest = widest();
        Design reference = builder.build(spec.sizedBy(), widest, OptionalDouble.empty());
        Sizing sizing = new Sizing(builder, ImmutableSet.copyOf(spec.normalise()));
        List<Sizing.Sized> sized = new ArrayList<>();
        for (DesignSpec design : spec.designs()) {
            sized.add(
                    design.equals(spec.sizedBy())
                            ? new Sizing.Sized(reference, "the reference, as given")
                            : sizing.size(design, widest, reference));
        }
        return sized;
    }

    private DatapathFormats widest() {
        EffectivePrecision effective =
                effective(spec.weights().to(), spec.activations().to());
        return WidestFormats.of(network.layers().stream()
                .filter(layer -> layer.operation().macs() > 0)
                .map(effective::of)
                .collect(ImmutableList.toImmutableList()));
    }

    private EffectivePrecision effective(int weightBits, int activationBits) {
        return PrecisionProfile.of(integer(weightBits), integer(activationBits)).resolve(network);
    }

    private static NumberFormat integer(int bits) {
        return NumberFormats.parse("int" + bits);
    }

    private Cell cell(int weightBits, int activationBits, List<Sizing.Sized> sized) {
        EffectivePrecision effective = effective(weightBits, activationBits);
        ImmutableList.Builder<Outcome> outcomes = ImmutableList.builder();
        for (Sizing.Sized each : sized) {
            outcomes.add(outcome(each.design(), effective));
        }
        return new Cell(weightBits, activationBits, outcomes.build());
    }

    private Outcome outcome(Design design, EffectivePrecision effective) {
        ImmutableList.Builder<LayerPrecision> precisions = ImmutableList.builder();
        for (Layer layer : network.layers()) {
            LayerPrecision precision = effective.of(layer);
            LayerPrecision adapted =
                    layer.operation().macs() > 0 ? adapted(design.machine().array(), layer, precision) : precision;
            Optional<String> refusal = layer.operation().macs() > 0
                    ? design.machine().array().refuses(new LayerTask(layer, adapted))
                    : Optional.empty();
            if (refusal.isPresent()) {
                return new Outcome(design.name(), 0, 0, refusal.get());
            }
            precisions.add(adapted);
        }
        try {
            long inferences = network.inferences();
            RunResult run = evaluator.run(design, network, precisions.build(), effective.profile(), inferences);
            return new Outcome(design.name(), run.timeS() / inferences, run.energyJ() / inferences, "");
        } catch (EvaluationException e) {
            return new Outcome(design.name(), 0, 0, String.valueOf(e.getMessage()));
        }
    }

    /** Sums in the array's own accumulator where it cannot hold the exact ones, as a float array has it. */
    private static LayerPrecision adapted(ComputeUnit array, Layer layer, LayerPrecision precision) {
        if (array.refuses(new LayerTask(layer, precision)).isEmpty()) {
            return precision;
        }
        return new LayerPrecision(
                precision.weights(),
                precision.activations(),
                TensorPrecision.of(array.datapath().accumulator(), "accumulator of the array"),
                precision.outputs(),
                precision.products());
    }
}
