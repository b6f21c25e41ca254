package org.bitgauge.lab.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.cost.fabric.FabricDevice;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResourceEntry;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.design.DramBuilder;
import org.bitgauge.units.fabric.FabricBudget;
import org.bitgauge.units.fabric.FabricEnergy;
import org.bitgauge.units.fabric.OverlayArray;
import org.bitgauge.units.fabric.OverlayArrays;
import org.bitgauge.units.fabric.Pipeline;
import org.bitgauge.units.fabric.PipelineRun;
import org.bitgauge.units.fabric.StageFormats;

/**
 * One array that all layers share, in the widest formats of the network; layers and images run one after another. Weights
 * stay on chip if all fit, else each layer's are loaded block of rows by block of rows beside the products. Feature maps stay on
 * chip; pooling and activation functions are done on their way.
 */
final class OverlayMachine {
    private final FabricSpec spec;
    private final FabricWorkload work;
    private final DramBuilder.Built dram;
    private final double bitsPerCycle;
    private final boolean dramIsFree;

    OverlayMachine(FabricSpec spec, FabricWorkload work, boolean dramIsFree) {
        this.spec = requireNonNull(spec, "spec");
        this.work = requireNonNull(work, "work");
        this.dram = DramBuilder.build(spec.dram(), spec.clockHz());
        this.dramIsFree = dramIsFree;
        this.bitsPerCycle = (double) dram.channel().bits() / dram.channel().perCycles();
    }

    /** A layer's matrix and how many vectors it multiplies for one image. */
    private record Matrix(Layer layer, LayerPrecision precision, long inputs, long outputs, long vectors) {
        long cycles(OverlayArray array) {
            return Math.multiplyExact(
                    vectors, rowBlocks(array) * up(inputs, array.folding().simd()));
        }

        long rowBlocks(OverlayArray array) {
            return up(outputs, array.folding().pe());
        }

        long weightBits() {
            return (long)
                    Math.ceil(inputs * outputs * precision.weights().format().bitsPerElement());
        }

        private static long up(long value, long unit) {
            return (value + unit - 1) / unit;
        }
    }

    RunResult run(boolean closedForm) {
        List<Matrix> matrices = matrices();
        StageFormats formats = formats(matrices);
        OverlayArray array = best(spec.budget(), matrices, formats).orElseThrow(() -> tooLarge(matrices, formats));
        FabricEnergy energy = new FabricEnergy(spec.fpga());
        ImmutableList.Builder<LayerResult> layers = ImmutableList.builder();
        for (int m = 0; m < matrices.size(); m++) {
            layers.add(layer(matrices.get(m), m, matrices.size(), array, formats, energy, closedForm));
        }
        ImmutableList.Builder<ResourceEntry> resources = ImmutableList.builder();
        for (Resource resource : Resource.BUDGETED) {
            resources.add(new ResourceEntry(
                    "-", resource.label(), array.count(resource), spec.fpga().count(resource)));
        }
        RunResult run = new RunResult(
                spec.name(),
                work.network().name(),
                work.profile(),
                spec.clockHz(),
                spec.images(),
                layers.build(),
                ImmutableList.of(),
                ImmutableList.of(),
                false,
                resources.build());
        return noted(run, array);
    }

    private RunResult noted(RunResult run, OverlayArray array) {
        String note = String.format(
                Locale.ROOT,
                "%s on %s: %.4g images/s, one array of %s in %s x %s, products in %s, weights %s",
                work.profile(),
                spec.device(),
                run.inferences() / run.timeS(),
                array.folding(),
                array.formats().weights().name(),
                array.formats().activations().name(),
                array.multiplier(),
                array.weightsOnChip() ? "on chip" : "from DRAM");
        return new RunResult(
                run.design(),
                run.network(),
                run.profile(),
                run.frequencyHz(),
                run.inferences(),
                run.layers(),
                run.area(),
                ImmutableList.of(note),
                false,
                run.resources());
    }

    private List<Matrix> matrices() {
        List<Matrix> matrices = new ArrayList<>();
        for (int i = 0; i < work.network().layers().size(); i++) {
            Layer layer = work.network().layers().get(i);
            long images = work.network().inferences();
            if (layer.operation() instanceof Convolution c) {
                matrices.add(new Matrix(
                        layer,
                        work.precisions().get(i),
                        c.reductionLength(),
                        c.outChannels() / c.groups(),
                        Math.multiplyExact(c.out().area(), c.groups())));
            } else if (layer.operation() instanceof MatrixMultiply m) {
                matrices.add(new Matrix(
                        layer, work.precisions().get(i), m.reduction(), m.columns(), m.rows() * m.batches() / images));
            } else if (!(layer.operation() instanceof VectorOperation)) {
                throw new IllegalStateException(
                        "no overlay computes " + layer.operation().kind());
            }
        }
        if (matrices.isEmpty()) {
            throw new IllegalArgumentException("the network has no layer with multiply-accumulates");
        }
        return matrices;
    }

    private static StageFormats formats(List<Matrix> matrices) {
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

    private OverlayArrays.Needs needs(List<Matrix> matrices, boolean onChip) {
        long largest = 0;
        long block = 0;
        long all = 0;
        for (Matrix m : matrices) {
            double bits = m.precision().activations().format().bitsPerElement();
            long elements =
                    m.layer().operation().activationElements() / work.network().inferences();
            largest = Math.max(largest, (long) Math.ceil(elements * bits));
            block = Math.max(block, m.inputs());
            all = Math.addExact(all, m.inputs() * m.outputs());
        }
        return new OverlayArrays.Needs(largest, onChip ? all : block, onChip);
    }

    private Optional<OverlayArray> best(FabricBudget budget, List<Matrix> matrices, StageFormats formats) {
        OverlayArray best = null;
        long least = Long.MAX_VALUE;
        for (boolean onChip : new boolean[] {true, false}) {
            if (onChip && spec.weights() == WeightPlace.STREAMED || !onChip && spec.weights() == WeightPlace.ON_CHIP) {
                continue;
            }
            for (OverlayArray array :
                    OverlayArrays.within(budget, formats, needs(matrices, onChip), spec.multipliers())) {
                long cycles = 0;
                for (Matrix m : matrices) {
                    cycles += pipeline(m, array).cycles(1);
                }
                if (cycles < least) {
                    least = cycles;
                    best = array;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private FabricException tooLarge(List<Matrix> matrices, StageFormats formats) {
        OverlayArray smallest =
                OverlayArrays.smallest(spec.budget(), formats, needs(matrices, spec.weights() == WeightPlace.ON_CHIP));
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
                .filter(d -> best(spec.budget().on(d), matrices, formats).isPresent())
                .map(FabricDevice::name)
                .findFirst()
                .map(name -> "the smallest device that fits is " + name)
                .orElse("no built-in device fits");
        return new FabricException(work.network().name() + " in " + work.profile() + " does not fit " + spec.device()
                + " even with one lane: " + String.join(", ", shortages) + "; " + device);
    }

    /** The DRAM and the array, block of matrix rows by block. */
    private Pipeline pipeline(Matrix m, OverlayArray array) {
        int blocks = (int) Math.max(1, Math.min(Integer.MAX_VALUE, m.rowBlocks(array)));
        int[] needs = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            needs[b] = b + 1;
        }
        ImmutableIntArray rows = ImmutableIntArray.copyOf(needs);
        long perBlock = Math.max(1, m.cycles(array) / blocks);
        if (array.weightsOnChip() || dramIsFree) {
            return new Pipeline(ImmutableList.of(new Pipeline.Stage(m.layer().name(), perBlock, rows, 1, 2)));
        }
        long load = Math.max(1, (long) Math.ceil(m.weightBits() / bitsPerCycle / blocks));
        return new Pipeline(ImmutableList.of(
                new Pipeline.Stage(StreamingMachine.SOURCE, load, rows, 1, 1),
                new Pipeline.Stage(m.layer().name(), perBlock, rows, 1, 2)));
    }

    private LayerResult layer(
            Matrix m,
            int index,
            int count,
            OverlayArray array,
            StageFormats formats,
            FabricEnergy energy,
            boolean closedForm) {
        Pipeline pipeline = pipeline(m, array);
        PipelineRun.Times times = closedForm ? ClosedTimes.of(pipeline, 1) : PipelineRun.of(pipeline, 1);
        long images = spec.images();
        long move = !dramIsFree && (index == 0 || index + 1 == count)
                ? (long) Math.ceil((index == 0 ? work.inputBits() : 0) / bitsPerCycle)
                        + (long) Math.ceil((index + 1 == count ? work.outputBits() : 0) / bitsPerCycle)
                : 0;
        long cycles = Math.multiplyExact(times.cycles() + move, images);
        PipelineRun.StageTimes own = times.stages().get(times.stages().size() - 1);
        ImmutableList.Builder<CycleEntry> entries = ImmutableList.builder();
        put(entries, Cause.of(Cause.Kind.COMPUTE), own.busy() * images);
        put(
                entries,
                new Cause(Cause.Kind.WAIT_WEIGHTS, StreamingMachine.SOURCE, Cause.Reason.BANDWIDTH),
                (own.beforeFirst() + own.starved() + own.blocked() + own.afterLast()) * images);
        put(
                entries,
                new Cause(Cause.Kind.WAIT_ACTIVATIONS, StreamingMachine.SOURCE, Cause.Reason.BANDWIDTH),
                move * images);
        long macs = m.layer().operation().macs() / work.network().inferences() * images;
        long busy = own.busy() * images;
        FabricAccounts accounts = new FabricAccounts(energy, dram.dram(), spec.clockHz())
                .products(formats, macs)
                .comparisons(
                        formats.accumulator(),
                        m.layer().operation().outputElements() / work.network().inferences() * images)
                .onChip(
                        "fabric.weights",
                        "weights",
                        busy,
                        busy * array.folding().lanes() * formats.weights().elementBits())
                .onChip(
                        "fabric.activations",
                        "activations",
                        busy,
                        busy * array.folding().simd() * formats.activations().elementBits());
        long weights = array.weightsOnChip() ? 0 : m.weightBits() * images;
        long read = weights + (index == 0 ? work.inputBits() * images : 0);
        long written = index + 1 == count ? work.outputBits() * images : 0;
        accounts.dram("weights", true, weights)
                .dram("activations", true, read - weights)
                .dram("outputs", false, written);
        double peak = array.folding().lanes();
        return new LayerResult(
                m.layer().name(),
                m.layer().operation().kind(),
                macs,
                m.precision().weights().format().name(),
                m.precision().activations().format().name(),
                m.precision().partialSums().format().name(),
                m.precision().outputs().format().name(),
                m.precision().weights().format().bitsPerElement(),
                m.precision().activations().format().bitsPerElement(),
                (long) Math.ceil(macs / peak),
                peak,
                read,
                written,
                array.folding() + ", " + m.rowBlocks(array) + " blocks of rows",
                closedForm ? "closed-form" : "event",
                new Ledger(cycles, entries.build(), accounts.standing(cycles, 1)));
    }

    private static void put(ImmutableList.Builder<CycleEntry> entries, Cause cause, long cycles) {
        if (cycles > 0) {
            entries.add(new CycleEntry(LayerResult.ARRAY, cause, cycles));
        }
    }
}
