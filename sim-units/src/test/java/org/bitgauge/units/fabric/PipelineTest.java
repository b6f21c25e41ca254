package org.bitgauge.units.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PipelineTest {
    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    /** By hand: source 4 rows of 1, window of 2 rows of 3, then all of it for 2: 2 + 3 x 3 + 2 = 13; each further image 9. */
    @Test
    void threeStagesByHand() {
        Pipeline pipeline = new Pipeline(ImmutableList.of(
                stage("dram", 1, 1, 1, 1, 2, 3, 4), stage("conv", 3, 2, 8, 2, 3, 4), stage("fc", 2, 3, 6, 3)));
        assertThat(pipeline.latency()).isEqualTo(2 + 3 * 3 + 2);
        assertThat(pipeline.interval()).isEqualTo(9);
        assertThat(pipeline.cycles(5)).isEqualTo(13 + 4 * 9);
        PipelineRun.Times times = PipelineRun.of(pipeline, 5);
        assertThat(times.cycles()).isEqualTo(49);
        PipelineRun.StageTimes fc = times.stages().get(2);
        assertThat(fc.busy()).isEqualTo(10);
        assertThat(fc.beforeFirst()).isEqualTo(11);
        assertThat(fc.starved()).isEqualTo(4 * 7);
        assertThat(times.stages().get(0).blocked()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eventsAndClosedFormAgreeWhereEveryStageHoldsTwoImages(long seed) {
        Pipeline pipeline = random(seed, true);
        for (long images : new long[] {1, 2, 7}) {
            assertThat(PipelineRun.of(pipeline, images).cycles())
                    .as("seed %d, %d images, %s", seed, images, pipeline)
                    .isEqualTo(pipeline.cycles(images));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void smallerBuffersAreNeverFasterAndEveryCycleHasACause(long seed) {
        Pipeline pipeline = random(seed, false);
        PipelineRun.Times times = PipelineRun.of(pipeline, 6);
        assertThat(times.cycles()).as("seed %d", seed).isGreaterThanOrEqualTo(pipeline.cycles(6));
        for (PipelineRun.StageTimes s : times.stages()) {
            assertThat(s.busy() + s.beforeFirst() + s.starved() + s.blocked() + s.afterLast())
                    .as("seed %d %s", seed, s.name())
                    .isEqualTo(times.cycles());
        }
    }

    private static Pipeline random(long seed, boolean twoImages) {
        SplittableRandom random = new SplittableRandom(seed);
        ImmutableList.Builder<Pipeline.Stage> stages = ImmutableList.builder();
        int before = 0;
        for (int s = 0; s < 1 + random.nextInt(5); s++) {
            int rows = 1 + random.nextInt(6);
            int inputs = s == 0 ? rows : before;
            int[] needs = new int[rows];
            int window = 1;
            for (int r = 0; r < rows; r++) {
                int least = r == 0 ? 1 : needs[r - 1];
                needs[r] = r == rows - 1 ? inputs : least + random.nextInt(inputs - least + 1);
                window = Math.max(window, needs[r] - (r == 0 ? 0 : needs[r - 1]) + random.nextInt(2));
            }
            window = Math.min(window, inputs);
            int step = inputs;
            stages.add(new Pipeline.Stage(
                    "s" + s,
                    1 + random.nextInt(9),
                    ImmutableIntArray.copyOf(needs),
                    window,
                    twoImages ? 2 * inputs : window + step));
            before = rows;
        }
        return new Pipeline(stages.build());
    }

    private static Pipeline.Stage stage(String name, long cycles, int window, int buffer, int... needs) {
        return new Pipeline.Stage(name, cycles, ImmutableIntArray.copyOf(needs), window, buffer);
    }
}
