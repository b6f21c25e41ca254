package org.bitgauge.lab.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.cost.fabric.FabricLibrary;
import org.bitgauge.core.cost.fabric.FabricMacs;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.design.DramBuilder;
import org.bitgauge.units.fabric.FabricBudget;
import org.bitgauge.units.fabric.FoldingBalancer;
import org.bitgauge.units.fabric.Pipeline;
import org.bitgauge.units.fabric.PipelineRun;
import org.bitgauge.units.fabric.StageOption;
import org.bitgauge.units.fabric.StageOptions;
import org.bitgauge.units.fabric.StreamNetwork;
import org.bitgauge.units.fabric.StreamStage;

/** A stream of all layers, folded to a budget and run. */
final class StreamingMachine {
    static final String SOURCE = "dram";

    private final FabricSpec spec;
    private final FabricWorkload work;
    private final DramBuilder.Built dram;
    private final double bitsPerCycle;
    private final boolean dramIsFree;

    StreamingMachine(FabricSpec spec, FabricWorkload work, boolean dramIsFree) {
        this.spec = requireNonNull(spec, "spec");
        this.work = requireNonNull(work, "work");
        this.dram = DramBuilder.build(spec.dram(), spec.clockHz());
        this.dramIsFree = dramIsFree;
        this.bitsPerCycle = (double) dram.channel().bits() / dram.channel().perCycles();
    }

    RunResult run(boolean closedForm) {
        ImmutableList<StreamStage> stages = stages(spec.budget());
        ImmutableList<StageOption> chosen = choose(stages);
        Pipeline pipeline = pipeline(stages, chosen);
        PipelineRun.Times times =
                closedForm ? ClosedTimes.of(pipeline, spec.images()) : PipelineRun.of(pipeline, spec.images());
        return new StreamResult(spec, work, stages, chosen, dram.dram())
                .of(times, notes(pipeline, times, stages, chosen), closedForm ? "closed-form" : "event");
    }

    private ImmutableList<StreamStage> stages(FabricBudget budget) {
        StageOptions options = new StageOptions(
                new FabricMacs(FabricLibrary.xc7(), budget.device().slice()),
                spec.costs(),
                ImmutableSet.copyOf(spec.multipliers()),
                spec.weights().stores(budget.device()));
        return StreamNetwork.stages(
                Network.INPUT, work.network().layers(), work.network().inferences(), work.precisions(), options);
    }

    private ImmutableList<StageOption> choose(ImmutableList<StreamStage> stages) {
        Optional<Long> bound = spec.imagesPerSecond().map(rate -> (long) Math.floor(spec.clockHz() / rate));
        Optional<ImmutableList<StageOption>> chosen = fit(spec.budget(), stages, bound);
        return chosen.orElseThrow(() -> FitMessage.doesNotFit(
                spec,
                work,
                stages,
                bound,
                (budget, asked) -> fit(budget, stages(budget), asked ? bound : Optional.empty())));
    }

    private Optional<ImmutableList<StageOption>> fit(
            FabricBudget budget, ImmutableList<StreamStage> stages, Optional<Long> bound) {
        List<ImmutableList<StageOption>> options = new ArrayList<>();
        stages.forEach(stage -> options.add(stage.options()));
        FoldingBalancer balancer =
                new FoldingBalancer(budget, bitsPerCycle, Math.addExact(work.inputBits(), work.outputBits()));
        return bound.isPresent() ? balancer.within(options, bound.get()) : balancer.fastest(options);
    }

    /** The DRAM as the stage that delivers rows of images, everything else it moves included. */
    private Pipeline pipeline(List<StreamStage> stages, List<StageOption> chosen) {
        long bits = Math.addExact(work.inputBits(), work.outputBits());
        for (StageOption option : chosen) {
            bits = Math.addExact(bits, option.streamedBits());
        }
        int rows = stages.get(0).shape().needs().get(stages.get(0).shape().rows() - 1);
        int[] own = new int[rows];
        for (int r = 0; r < rows; r++) {
            own[r] = r + 1;
        }
        long rowCycles = dramIsFree ? 1 : Math.max(1, (long) Math.ceil(bits / bitsPerCycle / rows));
        ImmutableList.Builder<Pipeline.Stage> timed = ImmutableList.builder();
        timed.add(new Pipeline.Stage(SOURCE, rowCycles, ImmutableIntArray.copyOf(own), 1, 1));
        for (int s = 0; s < stages.size(); s++) {
            timed.add(stages.get(s).timed(chosen.get(s)));
        }
        return new Pipeline(timed.build());
    }

    private ImmutableList<String> notes(
            Pipeline pipeline, PipelineRun.Times times, List<StreamStage> stages, List<StageOption> chosen) {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        long closed = pipeline.cycles(spec.images());
        double rate = spec.images() / (times.cycles() / spec.clockHz());
        notes.add(String.format(
                Locale.ROOT,
                "%s on %s: %.4g images/s, first result after %.4g us, slowest stage %s with %d cycles an image; %d"
                        + " cycles in the event engine, %d in closed form%s",
                work.profile(),
                spec.device(),
                rate,
                pipeline.latency() / spec.clockHz() * 1e6,
                pipeline.slowest().name(),
                pipeline.interval(),
                times.cycles(),
                closed,
                times.cycles() == closed ? "" : " (line buffers push back)"));
        long streamed = chosen.stream().mapToLong(StageOption::streamedBits).sum();
        long bits = Math.addExact(streamed, Math.addExact(work.inputBits(), work.outputBits()));
        double compute = stages.stream().mapToDouble(s -> s.shape().macs()).sum();
        double lanes = 0;
        for (int s = 0; s < chosen.size(); s++) {
            lanes += stages.get(s).shape().macs() == 0
                    ? 0
                    : chosen.get(s).folding().lanes();
        }
        notes.add(String.format(
                Locale.ROOT,
                "roofline: %.4g products per DRAM bit; DRAM allows %.4g products a cycle, the units %.4g",
                compute / bits,
                compute / bits * bitsPerCycle,
                lanes));
        return notes.build();
    }
}
