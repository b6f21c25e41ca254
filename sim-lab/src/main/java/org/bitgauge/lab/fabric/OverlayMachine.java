package org.bitgauge.lab.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Locale;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResourceEntry;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.design.DramBuilder;
import org.bitgauge.units.fabric.FabricEnergy;
import org.bitgauge.units.fabric.OverlayArray;
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

    RunResult run(boolean closedForm) {
        ImmutableList<OverlayMatrix> matrices = OverlayMatrix.of(work);
        OverlaySizing sizing =
                new OverlaySizing(spec, work, matrices, (matrix, candidate) -> pipeline(matrix, candidate)
                        .cycles(1));
        OverlayArray array = sizing.array();
        StageFormats formats = sizing.formats();
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

    /** The DRAM and the array, block of matrix rows by block. */
    private Pipeline pipeline(OverlayMatrix m, OverlayArray array) {
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
            OverlayMatrix m,
            int index,
            int count,
            OverlayArray array,
            StageFormats formats,
            FabricEnergy energy,
            boolean closedForm) {
        Pipeline pipeline = pipeline(m, array);
        PipelineRun.Times times = closedForm ? ClosedTimes.of(pipeline, 1) : PipelineRun.of(pipeline, 1);
        long images = spec.images();
        long in = index == 0 ? work.inputBits() : 0;
        long out = index + 1 == count ? work.outputBits() : 0;
        long move = dramIsFree ? 0 : (long) Math.ceil(in / bitsPerCycle) + (long) Math.ceil(out / bitsPerCycle);
        long cycles = Math.multiplyExact(times.cycles() + move, images);
        PipelineRun.StageTimes own = times.stages().get(times.stages().size() - 1);
        long weights = array.weightsOnChip() ? 0 : m.weightBits() * images;
        FabricAccounts accounts = accounts(m, array, formats, energy, own.busy() * images)
                .dram("weights", true, weights)
                .dram("activations", true, in * images)
                .dram("outputs", false, out * images);
        long macs = macs(m);
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
                weights + in * images,
                out * images,
                array.folding() + ", " + m.rowBlocks(array) + " blocks of rows",
                closedForm ? "closed-form" : "event",
                new Ledger(cycles, causes(own, move, images), accounts.standing(cycles, 1)));
    }

    private long macs(OverlayMatrix m) {
        return m.layer().operation().macs() / work.network().inferences() * spec.images();
    }

    private FabricAccounts accounts(
            OverlayMatrix m, OverlayArray array, StageFormats formats, FabricEnergy energy, long busy) {
        long outputs = m.layer().operation().outputElements() / work.network().inferences() * spec.images();
        return new FabricAccounts(energy, dram.dram(), spec.clockHz())
                .products(formats, macs(m))
                .comparisons(formats.accumulator(), outputs)
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
    }

    private static ImmutableList<CycleEntry> causes(PipelineRun.StageTimes own, long move, long images) {
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
        return entries.build();
    }

    private static void put(ImmutableList.Builder<CycleEntry> entries, Cause cause, long cycles) {
        if (cycles > 0) {
            entries.add(new CycleEntry(LayerResult.ARRAY, cause, cycles));
        }
    }
}
