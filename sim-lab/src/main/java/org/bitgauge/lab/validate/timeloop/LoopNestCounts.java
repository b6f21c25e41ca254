package org.bitgauge.lab.validate.timeloop;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bitgauge.lab.validate.timeloop.NestLevel.NestLoop;

/**
 * Words that each level of a loop nest reads, is filled with, and is updated with, by the rules of Timeloop's model: from one
 * iteration to the next only the part of the index box that is new moves; instances below a level that need the same words
 * are served by one read, and their partial sums are added up on the way; the first update of an output reads nothing. No
 * time passes while buffers fill and drain, and nobody waits.
 *
 * <p>Boxes only move, so how many words are new depends on which loop advances and not on where the others are: the count is a
 * sum over loops and does not grow with the layer.
 */
final class LoopNestCounts {
    private final NestProblem problem;
    private final ImmutableList<NestLevel> levels;

    /**
     * @param problem the layer
     * @param levels of the mapping, from the array outwards
     */
    LoopNestCounts(NestProblem problem, ImmutableList<NestLevel> levels) {
        this.problem = problem;
        this.levels = levels;
        Span whole = tile(levels.size() - 1);
        for (char dimension : NestProblem.DIMENSIONS.toCharArray()) {
            if (whole.of(dimension) != problem.bound(dimension)) {
                throw new IllegalArgumentException("the mapping covers " + dimension + whole.of(dimension)
                        + ", the layer has " + dimension + problem.bound(dimension)
                        + "; the factors of each loop must multiply to the layer's extent");
            }
        }
    }

    /**
     * Words of one tensor at one level, for each instance in use.
     *
     * @param held size of the box that the level keeps
     * @param instances that are used
     * @param reads towards the array
     * @param fills from the next level out
     * @param updates from the array or the next level in
     */
    record Words(long held, long instances, long reads, long fills, long updates) {}

    /** Cycles with every operand at hand: iterations of all loops in time. */
    long cycles() {
        long cycles = 1;
        for (NestLevel level : levels) {
            for (NestLoop loop : level.temporal()) {
                cycles = Math.multiplyExact(cycles, loop.count());
            }
        }
        return cycles;
    }

    /** Instances of the arithmetic that are used. */
    long lanes() {
        return instances(-1);
    }

    /** Counts of a tensor at a level that keeps it. */
    Words words(int level, NestTensor tensor) {
        if (!levels.get(level).keeps().contains(tensor)) {
            throw new IllegalArgumentException(
                    levels.get(level).name() + " does not keep " + tensor.label() + "; ask a level that does");
        }
        int child = child(level, tensor);
        long groups = groups(child, level, tensor);
        long moved = Math.multiplyExact(child < 0 ? cycles() : moved(child, tensor), groups);
        boolean outermost = outermost(level, tensor);
        long held = volume(tensor.lengths(problem, tile(level)));
        if (tensor != NestTensor.OUTPUTS) {
            return new Words(held, instances(level), moved, outermost ? 0 : moved(level, tensor), 0);
        }
        long distinct = distinct(level);
        long fills = outermost ? 0 : moved(level, tensor) - distinct;
        return new Words(
                held, instances(level), moved - (child < 0 ? distinct : distinct(child) * groups), fills, moved);
    }

    private boolean outermost(int level, NestTensor tensor) {
        return levels.stream().skip(level + 1L).noneMatch(l -> l.keeps().contains(tensor));
    }

    /** Extents that the loops up to and with a level span. */
    private Span tile(int level) {
        Span span = Span.all(1);
        for (NestLevel inner : levels.subList(0, level + 1)) {
            for (NestLoop loop : inner.spatial()) {
                span = span.times(loop.dimension(), loop.count());
            }
            for (NestLoop loop : inner.temporal()) {
                span = span.times(loop.dimension(), loop.count());
            }
        }
        return span;
    }

    /** Words that enter one instance of a level in all; as many leave it. */
    private long moved(int level, NestTensor tensor) {
        long total = 0;
        for (Advance advance : advances(level, tensor)) {
            total = Math.addExact(
                    Math.multiplyExact(total, advance.count()),
                    Math.multiplyExact(advance.count() - 1, advance.fresh()));
        }
        return Math.addExact(total, volume(tensor.lengths(problem, tile(level))));
    }

    /**
     * One loop in time around a level.
     *
     * @param level whose loop it is
     * @param count how often it runs
     * @param fresh words that are new in the level's box when it goes on
     */
    record Advance(int level, long count, long fresh) {}

    /** Loops in time around a level, from inside out, with what each brings to one instance of the level. */
    ImmutableList<Advance> advances(int level, NestTensor tensor) {
        ImmutableList.Builder<Advance> advances = ImmutableList.builder();
        Span step = tile(level);
        long[] lengths = tensor.lengths(problem, step);
        long box = volume(lengths);
        Span back = Span.all(0);
        for (int at = level + 1; at < levels.size(); at++) {
            for (NestLoop loop : levels.get(at).spatial()) {
                step = step.times(loop.dimension(), loop.count());
            }
            for (NestLoop loop : levels.get(at).temporal()) {
                char dimension = loop.dimension();
                long[] shift = tensor.shift(problem, back.plus(dimension, step.of(dimension)));
                advances.add(new Advance(at, loop.count(), box - common(lengths, shift)));
                back = back.plus(dimension, -(loop.count() - 1) * step.of(dimension));
                step = step.times(dimension, loop.count());
            }
        }
        return advances.build();
    }

    /** Level inside another that keeps a tensor next; -1 for the arithmetic. */
    int child(int level, NestTensor tensor) {
        int child = level - 1;
        while (child >= 0 && !levels.get(child).keeps().contains(tensor)) {
            child--;
        }
        return child;
    }

    /** Instances of a level with boxes of their own below one instance of another. */
    long distinctInstances(int child, int level, NestTensor tensor) {
        return groups(child, level, tensor);
    }

    /** Different outputs that one instance of a level ever holds. */
    private long distinct(int level) {
        long words = volume(NestTensor.OUTPUTS.lengths(problem, tile(level)));
        for (NestLevel above : levels.subList(level + 1, levels.size())) {
            for (NestLoop loop : above.temporal()) {
                if (NestTensor.OUTPUTS.dependsOn(loop.dimension())) {
                    words = Math.multiplyExact(words, loop.count());
                }
            }
        }
        return words;
    }

    /** Groups of instances of the child with different boxes, below one instance of a level; equal ones share a transfer. */
    private long groups(int child, int level, NestTensor tensor) {
        long groups = 1;
        Span step = child < 0 ? Span.all(1) : tile(child);
        for (int at = child + 1; at <= level; at++) {
            List<Span> offsets = new ArrayList<>(List.of(Span.all(0)));
            for (NestLoop loop : levels.get(at).spatial()) {
                List<Span> more = new ArrayList<>();
                for (Span offset : offsets) {
                    for (long i = 0; i < loop.count(); i++) {
                        more.add(offset.plus(loop.dimension(), i * step.of(loop.dimension())));
                    }
                }
                offsets = more;
                step = step.times(loop.dimension(), loop.count());
            }
            Set<List<Long>> different = new HashSet<>();
            for (Span offset : offsets) {
                different.add(
                        Arrays.stream(tensor.shift(problem, offset)).boxed().toList());
            }
            groups = Math.multiplyExact(groups, different.size());
            for (NestLoop loop : levels.get(at).temporal()) {
                step = step.times(loop.dimension(), loop.count());
            }
        }
        return groups;
    }

    private long instances(int level) {
        long instances = 1;
        for (NestLevel above : levels.subList(level + 1, levels.size())) {
            for (NestLoop loop : above.spatial()) {
                instances = Math.multiplyExact(instances, loop.count());
            }
        }
        return instances;
    }

    private static long volume(long[] lengths) {
        long volume = 1;
        for (long length : lengths) {
            volume = Math.multiplyExact(volume, length);
        }
        return volume;
    }

    private static long common(long[] lengths, long[] shift) {
        long volume = 1;
        for (int axis = 0; axis < lengths.length; axis++) {
            volume *= Math.max(0, lengths[axis] - Math.abs(shift[axis]));
        }
        return volume;
    }
}
