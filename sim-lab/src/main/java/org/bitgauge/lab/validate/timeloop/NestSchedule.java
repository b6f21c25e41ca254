package org.bitgauge.lab.validate.timeloop;

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
import org.bitgauge.lab.validate.timeloop.LoopNestCounts.Advance;

/**
 * A mapping given by hand as a schedule for the engines: an iteration of the outermost memory's loops is a tile, which moves
 * what is new since the one before over that memory's read and write channels, double buffered. A word counts as one bit.
 * Inner levels stay free of waiting, as in Timeloop; results leave with the tile that replaces them, which is one late, and
 * those of the first tile with itself.
 */
final class NestSchedule {
    private static final int SLOTS = 2;

    private final LoopNestCounts counts;
    private final ImmutableList<NestLevel> levels;
    private final int outermost;

    NestSchedule(LoopNestCounts counts, ImmutableList<NestLevel> levels) {
        this.counts = counts;
        this.levels = levels;
        outermost = levels.size() - 1;
    }

    /** Whether a level keeps each tensor between the outermost memory and the arithmetic; only then there are tiles. */
    boolean buffered() {
        return levels.get(outermost).keeps().stream().noneMatch(tensor -> counts.child(outermost, tensor) < 0);
    }

    /** The schedule with so many words a cycle read from, and written to, the outermost memory. */
    Schedule schedule(TimeloopYaml.Bandwidth bandwidth) {
        List<Long> loops = new ArrayList<>();
        levels.get(outermost).temporal().forEach(loop -> loops.add(loop.count()));
        long tiles = loops.stream().reduce(1L, Math::multiplyExact);
        long busy = counts.cycles() / tiles;
        ImmutableList.Builder<Stream> streams = ImmutableList.builder();
        List<long[]> words = new ArrayList<>();
        for (NestTensor tensor : levels.get(outermost).keeps()) {
            long[] moved = words(tensor, loops.size());
            if (tensor == NestTensor.OUTPUTS) {
                streams.add(stream("outputs", TensorRole.OUTPUTS, Stream.Direction.OUT, 1));
                words.add(moved);
                streams.add(stream("sums read back", TensorRole.ACTIVATIONS, Stream.Direction.IN, 0));
                words.add(readBack(moved, loops));
            } else {
                TensorRole role = tensor == NestTensor.WEIGHTS ? TensorRole.WEIGHTS : TensorRole.ACTIVATIONS;
                streams.add(stream(tensor.label(), role, Stream.Direction.IN, 0));
                words.add(moved);
            }
        }
        ImmutableList.Builder<TileKind> kinds = ImmutableList.builder();
        for (int kind = 0; kind <= loops.size(); kind++) {
            int of = kind;
            kinds.add(new TileKind(
                    ImmutableList.of(new TileKind.Busy(Cause.of(Cause.Kind.COMPUTE), busy)),
                    0,
                    ImmutableLongArray.copyOf(words.stream().mapToLong(w -> w[of])),
                    ImmutableLongArray.of()));
        }
        return new Schedule(
                "iterations of the loops of " + levels.get(outermost).name(),
                ImmutableList.of(
                        new Channel("dram", bandwidth.read(), 1, 0), new Channel("dram", bandwidth.write(), 1, 0)),
                streams.build(),
                ImmutableList.of(),
                kinds.build(),
                order(loops));
    }

    /** Words of a tensor that the first tile moves, and those that a tile moves which the n-th loop brought on. */
    private long[] words(NestTensor tensor, int loops) {
        int child = counts.child(outermost, tensor);
        long inner = 0;
        long[] words = new long[loops + 1];
        int kind = 1;
        for (Advance advance : counts.advances(child, tensor)) {
            if (advance.level() < outermost) {
                inner = inner * advance.count() + (advance.count() - 1) * advance.fresh();
            } else {
                words[kind++] = advance.fresh();
            }
        }
        words[0] = counts.words(child, tensor).held();
        long instances = counts.distinctInstances(child, outermost, tensor);
        for (int k = 0; k <= loops; k++) {
            words[k] = Math.multiplyExact(words[k] + inner, instances);
        }
        return words;
    }

    /** Sums that come back, spread over the tiles in proportion to what these store; the first reads none. */
    private long[] readBack(long[] stored, List<Long> loops) {
        long outer = loops.stream().reduce(1L, Math::multiplyExact);
        long all = 0;
        for (int k = 1; k < stored.length; k++) {
            outer /= loops.get(k - 1);
            all += outer * (loops.get(k - 1) - 1) * stored[k];
        }
        long back = counts.words(outermost, NestTensor.OUTPUTS).reads();
        long[] words = new long[stored.length];
        for (int k = 1; k < stored.length && back > 0; k++) {
            words[k] = Math.min(stored[k], -Math.floorDiv(-Math.multiplyExact(stored[k], back), all));
        }
        return words;
    }

    /** Kind 0, then for each loop, from outside in, its further iterations: kind n + 1 begins one of the n-th. */
    private static Loop order(List<Long> loops) {
        ImmutableList<Loop> inside = ImmutableList.of();
        for (int n = 0; n < loops.size(); n++) {
            long more = loops.get(n) - 1;
            if (more > 0) {
                Loop begin = new Loop.Run(1, n + 1);
                inside = ImmutableList.<Loop>builder()
                        .addAll(inside)
                        .add(new Loop.Repeat(
                                more,
                                ImmutableList.<Loop>builder()
                                        .add(begin)
                                        .addAll(inside)
                                        .build()))
                        .build();
            }
        }
        return new Loop.Repeat(
                1,
                ImmutableList.<Loop>builder()
                        .add(new Loop.Run(1, 0))
                        .addAll(inside)
                        .build());
    }

    private static Stream stream(String name, TensorRole role, Stream.Direction way, int channel) {
        return new Stream(name, role, way, channel, SLOTS, Stream.NONE);
    }
}
