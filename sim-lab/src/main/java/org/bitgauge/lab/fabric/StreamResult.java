package org.bitgauge.lab.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResourceEntry;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.design.DramAsBuilt;
import org.bitgauge.units.fabric.FabricEnergy;
import org.bitgauge.units.fabric.PipelineRun;
import org.bitgauge.units.fabric.StageOption;
import org.bitgauge.units.fabric.StreamStage;

/** The books of a stream: every stage over the whole run, every cycle with its cause. */
final class StreamResult {
    private final FabricSpec spec;
    private final FabricWorkload work;
    private final List<StreamStage> stages;
    private final List<StageOption> chosen;
    private final DramAsBuilt dram;
    private final FabricEnergy energy;

    StreamResult(
            FabricSpec spec,
            FabricWorkload work,
            List<StreamStage> stages,
            List<StageOption> chosen,
            DramAsBuilt dram) {
        this.spec = requireNonNull(spec, "spec");
        this.work = requireNonNull(work, "work");
        this.stages = List.copyOf(stages);
        this.chosen = List.copyOf(chosen);
        this.dram = requireNonNull(dram, "dram");
        this.energy = new FabricEnergy(spec.fpga());
    }

    RunResult of(PipelineRun.Times times, ImmutableList<String> notes, String engine) {
        double luts = chosen.stream().mapToDouble(StageOption::luts).sum();
        ImmutableList.Builder<LayerResult> layers = ImmutableList.builder();
        ImmutableList.Builder<ResourceEntry> resources = ImmutableList.builder();
        for (int s = 0; s < stages.size(); s++) {
            layers.add(layer(s, times, luts, engine));
            for (Resource resource : Resource.BUDGETED) {
                resources.add(new ResourceEntry(
                        stages.get(s).layer().name(),
                        resource.label(),
                        chosen.get(s).count(resource),
                        spec.fpga().count(resource)));
            }
        }
        return new RunResult(
                spec.name(),
                work.network().name(),
                work.profile(),
                spec.clockHz(),
                spec.images(),
                layers.build(),
                ImmutableList.of(),
                notes,
                true,
                resources.build());
    }

    private LayerResult layer(int s, PipelineRun.Times times, double allLuts, String engine) {
        StreamStage stage = stages.get(s);
        StageOption option = chosen.get(s);
        boolean first = s == 0;
        boolean last = s + 1 == stages.size();
        long read = Math.addExact(first ? work.inputBits() : 0, option.streamedBits());
        long written = last ? work.outputBits() : 0;
        long macs = Math.multiplyExact(stage.shape().macs(), spec.images());
        double peak = macs == 0 ? 0 : option.folding().lanes();
        boolean products = !(stage.layer().operation() instanceof VectorOperation);
        return new LayerResult(
                stage.layer().name(),
                stage.layer().operation().kind(),
                macs,
                products ? name(stage.precision().weights()) : "-",
                name(stage.precision().activations()),
                products ? name(stage.precision().partialSums()) : "-",
                stage.formats().outputs().name(),
                products ? stage.precision().weights().format().bitsPerElement() : 0,
                stage.precision().activations().format().bitsPerElement(),
                macs == 0 ? 0 : (long) Math.ceil(macs / peak),
                peak,
                Math.multiplyExact(read, spec.images()),
                Math.multiplyExact(written, spec.images()),
                mapping(stage, option),
                engine,
                new Ledger(times.cycles(), cycles(s, times), energy(s, times.cycles(), option.luts() / allLuts)));
    }

    private static String name(TensorPrecision precision) {
        return precision.format().name();
    }

    private String mapping(StreamStage stage, StageOption option) {
        String absorbed = stage.absorbed().isEmpty() ? "" : "; with " + String.join(", ", stage.absorbed());
        return option.folding() + ", " + option.cycles() + " cycles an image, products in "
                + (option.multiplier().name()) + ", weights "
                + option.store().name().toLowerCase(Locale.ROOT) + absorbed;
    }

    private ImmutableList<CycleEntry> cycles(int s, PipelineRun.Times times) {
        PipelineRun.StageTimes own = times.stages().get(s + 1);
        ImmutableList.Builder<CycleEntry> entries = ImmutableList.builder();
        String before = times.stages().get(s).name();
        boolean streams = s == 0 && chosen.get(0).streamedBits() > 0;
        put(entries, Cause.of(Cause.Kind.COMPUTE), own.busy());
        put(entries, Cause.of(Cause.Kind.FILL), own.beforeFirst());
        put(entries, Cause.of(Cause.Kind.DRAIN), own.afterLast());
        put(
                entries,
                new Cause(
                        streams ? Cause.Kind.WAIT_WEIGHTS : Cause.Kind.WAIT_ACTIVATIONS,
                        before,
                        Cause.Reason.BANDWIDTH),
                own.starved());
        if (own.blocked() > 0) {
            String after =
                    s + 2 < times.stages().size() ? times.stages().get(s + 2).name() : StreamingMachine.SOURCE;
            put(entries, new Cause(Cause.Kind.WAIT_OUTPUT_SPACE, after, Cause.Reason.BANDWIDTH), own.blocked());
        }
        return entries.build();
    }

    private static void put(ImmutableList.Builder<CycleEntry> entries, Cause cause, long cycles) {
        if (cycles > 0) {
            entries.add(new CycleEntry(LayerResult.ARRAY, cause, cycles));
        }
    }

    private ImmutableList<EnergyEntry> energy(int s, long cycles, double share) {
        StreamStage stage = stages.get(s);
        StageOption option = chosen.get(s);
        long images = spec.images();
        long busy = Math.multiplyExact(option.cycles(), images);
        FabricAccounts accounts = new FabricAccounts(energy, dram, spec.clockHz());
        if (stage.shape().macs() > 0) {
            long outputs = Math.multiplyExact(
                    Math.multiplyExact(stage.shape().outputs(), stage.shape().vectors()),
                    Math.multiplyExact((long) stage.shape().rows(), images));
            accounts.products(stage.formats(), Math.multiplyExact(stage.shape().macs(), images))
                    .comparisons(
                            stage.formats().accumulator(), Math.multiplyExact(outputs, stage.comparisonsPerOutput()));
            long word = option.folding().lanes() * stage.formats().weights().elementBits();
            if (option.streamedBits() == 0) {
                accounts.onChip("fabric.weights", "weights", busy, Math.multiplyExact(busy, word));
            }
            long lane = (long) option.folding().simd()
                    * stage.formats().activations().elementBits();
            accounts.onChip("fabric.line-buffer", "activations", busy, Math.multiplyExact(busy, lane));
        } else {
            long operations = stage.layer().operation().activationElements()
                    / work.network().inferences()
                    * images;
            accounts.comparisons(stage.formats().activations(), operations);
        }
        accounts.dram("weights", true, Math.multiplyExact(option.streamedBits(), images));
        if (s == 0) {
            accounts.dram("activations", true, Math.multiplyExact(work.inputBits(), images));
        }
        if (s + 1 == stages.size()) {
            accounts.dram("outputs", false, Math.multiplyExact(work.outputBits(), images));
        }
        return accounts.standing(cycles, share);
    }
}
