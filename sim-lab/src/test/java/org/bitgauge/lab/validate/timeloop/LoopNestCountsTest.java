package org.bitgauge.lab.validate.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.lab.validate.timeloop.NestLevel.NestLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LoopNestCountsTest {
    private static final ImmutableSet<NestTensor> ALL = ImmutableSet.copyOf(NestTensor.values());

    /** By hand: 3 taps slide over 5 outputs; the first box has 3 words, each of 4 steps brings one new word. */
    @Test
    void aSlidingWindowFetchesOnlyWhatIsNew() {
        LoopNestCounts counts = counts(
                problem(1, 1, 3, 5),
                level(ALL, List.of(), List.of(loop('R', 3))),
                level(ALL, List.of(), List.of(loop('P', 5))));
        assertThat(counts.words(0, NestTensor.INPUTS)).isEqualTo(new LoopNestCounts.Words(3, 1, 15, 7, 0));
        assertThat(counts.words(0, NestTensor.WEIGHTS)).isEqualTo(new LoopNestCounts.Words(3, 1, 15, 3, 0));
        assertThat(counts.words(0, NestTensor.OUTPUTS)).isEqualTo(new LoopNestCounts.Words(1, 1, 10, 0, 15));
        assertThat(counts.words(1, NestTensor.OUTPUTS)).isEqualTo(new LoopNestCounts.Words(5, 1, 0, 0, 5));
    }

    /** By hand: 4 channels on 4 lanes are summed on the way, 2 filters on 2 columns share each input. */
    @Test
    void lanesShareInputsAndAddUpOutputs() {
        LoopNestCounts counts = counts(
                problem(4, 2, 1, 6),
                level(ImmutableSet.of(NestTensor.WEIGHTS), List.of(), List.of()),
                level(ALL, List.of(loop('C', 4), loop('M', 2)), List.of(loop('P', 6))));
        assertThat(counts.cycles()).isEqualTo(6);
        assertThat(counts.lanes()).isEqualTo(8);
        assertThat(counts.words(1, NestTensor.INPUTS).reads()).isEqualTo(4 * 6);
        assertThat(counts.words(1, NestTensor.OUTPUTS).updates()).isEqualTo(2 * 6);
        assertThat(counts.words(1, NestTensor.OUTPUTS).reads()).isZero();
        assertThat(counts.words(1, NestTensor.WEIGHTS).reads()).isEqualTo(8);
        assertThat(counts.words(0, NestTensor.WEIGHTS)).isEqualTo(new LoopNestCounts.Words(1, 8, 6, 1, 0));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 150).mapToObj(i -> 4_100L + i);
    }

    /** The sum over loops equals walking through every iteration and comparing sets of words. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theSumOverLoopsEqualsAWalk(long seed) {
        Random random = new Random(seed);
        List<NestLoop> inner = loops(random, 2);
        List<NestLoop> outer = loops(random, 3);
        ImmutableMap.Builder<Character, Long> bounds = ImmutableMap.builder();
        for (char dimension : NestProblem.DIMENSIONS.toCharArray()) {
            bounds.put(dimension, count(inner, dimension) * count(outer, dimension));
        }
        NestProblem problem = new NestProblem(
                bounds.buildOrThrow(), 1 + random.nextInt(3), 1, 1 + random.nextInt(2), 1 + random.nextInt(2));
        LoopNestCounts counts = counts(problem, level(ALL, List.of(), inner), level(ALL, List.of(), outer));
        assertThat(counts.words(0, NestTensor.INPUTS).fills())
                .isEqualTo(walk(problem, NestTensor.INPUTS, inner, outer));
        assertThat(counts.words(0, NestTensor.WEIGHTS).fills())
                .isEqualTo(walk(problem, NestTensor.WEIGHTS, inner, outer));
        assertThat(counts.words(1, NestTensor.OUTPUTS).updates())
                .isEqualTo(walk(problem, NestTensor.OUTPUTS, inner, outer));
        assertThat(counts.words(0, NestTensor.OUTPUTS).updates()).isEqualTo(problem.macs());
        theScheduleMovesTheSameWordsAndIsNeverFaster(
                counts, ImmutableList.of(level(ALL, List.of(), inner), level(ALL, List.of(), outer)));
    }

    private static void theScheduleMovesTheSameWordsAndIsNeverFaster(
            LoopNestCounts counts, ImmutableList<NestLevel> levels) {
        Schedule schedule = new NestSchedule(counts, levels).schedule(new TimeloopYaml.Bandwidth(3, 2));
        long[] tiles = schedule.tilesByKind();
        for (int k = 0; k < schedule.streams().size(); k++) {
            long words = 0;
            for (int kind = 0; kind < tiles.length; kind++) {
                words += tiles[kind] * schedule.kinds().get(kind).bits().get(k);
            }
            long expected =
                    switch (schedule.streams().get(k).name()) {
                        case "Weights" -> counts.words(1, NestTensor.WEIGHTS).reads();
                        case "Inputs" -> counts.words(1, NestTensor.INPUTS).reads();
                        case "outputs" -> counts.words(1, NestTensor.OUTPUTS).updates();
                        default -> -1;
                    };
            if (expected >= 0) {
                assertThat(words).as(schedule.streams().get(k).name()).isEqualTo(expected);
            } else {
                assertThat(words)
                        .isGreaterThanOrEqualTo(
                                counts.words(1, NestTensor.OUTPUTS).reads());
            }
        }
        assertThat(new EventEngine().run(schedule).cycles()).isGreaterThan(counts.cycles());
    }

    @Test
    void aMappingThatDoesNotCoverTheLayerIsRefused() {
        assertThatThrownBy(() -> counts(problem(4, 2, 1, 6), level(ALL, List.of(), List.of(loop('C', 4)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("covers M1, the layer has M2");
    }

    @Test
    void aTensorThatIsNotKeptHasNoCounts() {
        LoopNestCounts counts = counts(
                problem(1, 1, 1, 2),
                level(ImmutableSet.of(NestTensor.WEIGHTS), List.of(), List.of()),
                level(ALL, List.of(), List.of(loop('P', 2))));
        assertThatThrownBy(() -> counts.words(0, NestTensor.INPUTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not keep Inputs");
    }

    private static long walk(NestProblem problem, NestTensor tensor, List<NestLoop> inner, List<NestLoop> outer) {
        Span tile = Span.all(1);
        for (NestLoop loop : inner) {
            tile = tile.times(loop.dimension(), loop.count());
        }
        long[] lengths = tensor.lengths(problem, tile);
        long steps = outer.stream().mapToLong(NestLoop::count).reduce(1, (a, b) -> a * b);
        Set<List<Long>> before = Set.of();
        long moved = 0;
        for (long step = 0; step < steps; step++) {
            Span origin = Span.all(0);
            Span size = tile;
            long rest = step;
            for (NestLoop loop : outer) {
                origin = origin.plus(loop.dimension(), rest % loop.count() * size.of(loop.dimension()));
                size = size.times(loop.dimension(), loop.count());
                rest /= loop.count();
            }
            Set<List<Long>> now = box(tensor.shift(problem, origin), lengths);
            for (List<Long> word : now) {
                moved += before.contains(word) ? 0 : 1;
            }
            before = now;
        }
        return moved;
    }

    private static Set<List<Long>> box(long[] from, long[] lengths) {
        Set<List<Long>> words = new HashSet<>();
        for (long a = 0; a < lengths[0]; a++) {
            for (long b = 0; b < lengths[1]; b++) {
                for (long c = 0; c < lengths[2]; c++) {
                    for (long d = 0; d < lengths[3]; d++) {
                        words.add(List.of(from[0] + a, from[1] + b, from[2] + c, from[3] + d));
                    }
                }
            }
        }
        return words;
    }

    private static List<NestLoop> loops(Random random, int most) {
        List<NestLoop> loops = new ArrayList<>();
        for (char dimension : NestProblem.DIMENSIONS.toCharArray()) {
            loops.add(loop(dimension, random.nextBoolean() ? 1 : 1 + random.nextInt(most)));
        }
        Collections.shuffle(loops, random);
        return loops;
    }

    private static long count(List<NestLoop> loops, char dimension) {
        return loops.stream()
                .filter(l -> l.dimension() == dimension)
                .mapToLong(NestLoop::count)
                .sum();
    }

    private static NestProblem problem(long channels, long filters, long taps, long outputs) {
        return new NestProblem(ImmutableMap.of('C', channels, 'M', filters, 'R', taps, 'P', outputs), 1, 1, 1, 1);
    }

    private static NestLoop loop(char dimension, long count) {
        return new NestLoop(dimension, count);
    }

    private static NestLevel level(Set<NestTensor> keeps, List<NestLoop> spatial, List<NestLoop> temporal) {
        return new NestLevel(
                "level", ImmutableSet.copyOf(keeps), ImmutableList.copyOf(spatial), ImmutableList.copyOf(temporal));
    }

    private static LoopNestCounts counts(NestProblem problem, NestLevel... levels) {
        return new LoopNestCounts(problem, ImmutableList.copyOf(levels));
    }
}
