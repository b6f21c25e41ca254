package org.bitgauge.lab.validate.gemmini;

import static org.bitgauge.lab.validate.gemmini.GemminiPreset.ceilDiv;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;

/**
 * A program as a schedule: one tile for each loop command. Loads and stores share the bus to the cache; behind it DRAM has a
 * channel of its own. Two commands are in flight, so the loads of one overlap with the multiplications of the other.
 */
final class GemminiSchedule {
    /** Bits on the bus channel that stand for a hundredth of a cycle. */
    private static final long BUS_UNIT = 1;

    private static final int WITHOUT_STORE = 0;
    private static final int WITH_STORE = 1;

    private GemminiSchedule() {}

    /** Schedule of a point on a machine. */
    static Schedule of(GemminiPoint point, GemminiPreset preset) {
        LoopProgram program = LoopProgram.of(point, preset);
        CacheTraffic traffic = CacheTraffic.of(program, preset);
        CommandCost cost = CommandCost.of(program, preset);
        boolean dram = traffic.inputBytes() > 0;
        return new Schedule(
                "gemmini " + program.arraySide() + "x" + program.arraySide() + " "
                        + (program.matrixProduct() ? "loop-matmul " : "loop-conv ") + program.commands() + " commands",
                ImmutableList.of(
                        new Channel("bus", 100 * BUS_UNIT, 1, 0),
                        new Channel("dram", 8 * preset.dramMilliBytesPerCycle(), 1000, 0)),
                streams(preset, dram),
                ImmutableList.of(),
                ImmutableList.of(
                        kind(program, preset, cost, traffic, dram, false),
                        kind(program, preset, cost, traffic, dram, true)),
                order(program.loops(), true));
    }

    private static ImmutableList<Stream> streams(GemminiPreset preset, boolean dram) {
        int slots = preset.loopsInFlight();
        List<Stream> streams = new ArrayList<>(List.of(
                stream("inputs cache>scratchpad", TensorRole.ACTIVATIONS, true, 0, slots, dram ? 3 : Stream.NONE),
                stream("weights cache>scratchpad", TensorRole.WEIGHTS, true, 0, slots, dram ? 4 : Stream.NONE),
                stream("outputs accumulator>cache", TensorRole.OUTPUTS, false, 0, slots, dram ? 5 : Stream.NONE)));
        if (dram) {
            streams.add(stream("inputs dram>cache", TensorRole.ACTIVATIONS, true, 1, slots, Stream.NONE));
            streams.add(stream("weights dram>cache", TensorRole.WEIGHTS, true, 1, slots, Stream.NONE));
            streams.add(stream("outputs cache>dram", TensorRole.OUTPUTS, false, 1, slots, Stream.NONE));
        }
        return ImmutableList.copyOf(streams);
    }

    private static Stream stream(String name, TensorRole tensor, boolean in, int channel, int slots, int parent) {
        return new Stream(name, tensor, in ? Stream.Direction.IN : Stream.Direction.OUT, channel, slots, parent);
    }

    private static TileKind kind(
            LoopProgram program,
            GemminiPreset preset,
            CommandCost cost,
            CacheTraffic traffic,
            boolean dram,
            boolean stores) {
        long ideal = ceilDiv(cost.macs(), program.arraySide() * program.arraySide());
        long issue = preset.issueCycles() * (program.matrixProduct() ? 1 : 2);
        ImmutableLongArray.Builder bits = ImmutableLongArray.builder()
                .add(cost.inputHundredths())
                .add(cost.weightHundredths())
                .add(stores ? cost.outputHundredths() : 0);
        if (dram) {
            bits.add(8 * traffic.inputBytes())
                    .add(8 * traffic.weightBytes())
                    .add(stores ? 8 * traffic.outputBytes() : 0);
        }
        return new TileKind(
                ImmutableList.of(
                        new TileKind.Busy(Cause.of(Cause.Kind.COMPUTE), ideal),
                        new TileKind.Busy(Cause.of(Cause.Kind.IDLE_LANES), cost.arrayCycles() - ideal),
                        new TileKind.Busy(
                                Cause.of(Cause.Kind.RECONFIGURATION), Math.max(0, issue - cost.arrayCycles()))),
                cost.macs(),
                bits.build(),
                ImmutableLongArray.of());
    }

    /** Results are stored by the command that completes the sum: all reduction loops are in their last iteration. */
    private static Loop order(List<MappingText.Factor> loops, boolean last) {
        if (loops.isEmpty()) {
            return new Loop.Run(1, last ? WITH_STORE : WITHOUT_STORE);
        }
        MappingText.Factor outer = loops.get(0);
        List<MappingText.Factor> inner = loops.subList(1, loops.size());
        if (!last || !outer.dim().reduces()) {
            return repeat(outer.count(), order(inner, last));
        }
        return new Loop.Repeat(1, ImmutableList.of(repeat(outer.count() - 1, order(inner, false)), order(inner, true)));
    }

    private static Loop repeat(long times, Loop body) {
        return body instanceof Loop.Run run
                ? new Loop.Run(Math.multiplyExact(times, run.times()), run.kind())
                : new Loop.Repeat(times, ImmutableList.of(body));
    }
}
