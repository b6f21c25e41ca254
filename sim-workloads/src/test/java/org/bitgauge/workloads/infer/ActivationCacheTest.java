package org.bitgauge.workloads.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.workloads.ShippedModel;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.rounding.Accumulation;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.bitgauge.workloads.infer.rounding.Overflow;
import org.bitgauge.workloads.infer.rounding.TensorRounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs with kept activations against runs from the input. */
class ActivationCacheTest {
    private final LabelledSamples digits = StrokeDigits.of(90, 3);

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    private static InferenceModel lenet() {
        return InferenceModel.read(ShippedModel.lenet5());
    }

    /** A walk that changes one layer at a time, sometimes back to what it was, as searches do. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void answersAndOverflowsAreTheSameToTheLastBit(long seed) {
        Random random = new Random(seed);
        InferenceModel lenet = lenet();
        long bound = List.of(0L, 300_000L, 1L << 30).get((int) seed % 3);
        ActivationCache cache = new ActivationCache(lenet, digits.samples(), bound);
        Numerics now = seed % 2 == 0 ? Numerics.fp64() : Numerics.fp32();
        List<Numerics> before = new ArrayList<>(List.of(now));
        for (int step = 0; step < 12; step++) {
            LabelledSamples part = random.nextBoolean() ? digits : digits.range(20, 20 + random.nextInt(1, 70));
            int threads = 1 + random.nextInt(2);
            Answers kept = new Inference(lenet, now, cache).run(part.samples(), threads);
            Answers fresh = new Inference(lenet, now).run(part.samples(), threads);
            assertThat(kept.first(kept.count()))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(fresh.first(fresh.count()));
            assertThat(kept.overflows()).isEqualTo(fresh.overflows());
            assertThat(cache.bytes()).isLessThanOrEqualTo(bound);
            String layer = lenet.layers().get(random.nextInt(5));
            now = random.nextInt(4) == 0
                    ? before.get(random.nextInt(before.size()))
                    : before.get(before.size() - 1).withLayer(layer, numbers(random));
            before.add(now);
        }
        assertThat(cache.resumed() > 0).isEqualTo(bound > 0);
    }

    private static LayerNumbers numbers(Random random) {
        TensorRounding weights =
                TensorRounding.of(new FixedPointFormat(2 + random.nextInt(7), 5, true, true, Rounding.NEAREST_EVEN));
        TensorRounding activations =
                TensorRounding.of(new FixedPointFormat(2 + random.nextInt(7), 3, false, false, Rounding.NEAREST_EVEN));
        LayerNumbers rounded = LayerNumbers.FP64.withWeights(weights).withActivations(activations);
        return switch (random.nextInt(4)) {
            case 0 -> rounded.withAccumulation(new Accumulation.IntegerSum(8, Overflow.SATURATE));
            case 1 -> LayerNumbers.FP64.withOutputs(TensorRounding.of(NumberFormats.parse("e4m3")));
            case 2 -> LayerNumbers.FP64.withWeights(weights);
            default -> rounded;
        };
    }

    @Test
    void onlyWhatFollowsTheChangedLayerIsRunAgain() {
        InferenceModel lenet = lenet();
        ActivationCache cache = ActivationCache.of(lenet, digits.samples());
        long[] resumed = new long[4];
        for (int run = 0; run < 4; run++) {
            Numerics last = Numerics.fp64()
                    .withLayer(
                            "fc3",
                            LayerNumbers.FP64.withWeights(TensorRounding.of(NumberFormats.parse("int" + (run + 4)))));
            new Inference(lenet, last, cache).run(digits.samples(), 1);
            resumed[run] = cache.resumed();
        }
        assertThat(resumed).containsExactly(0, 0, 2, 4);
        Numerics first = Numerics.fp64()
                .withLayer("conv1", LayerNumbers.FP64.withWeights(TensorRounding.of(NumberFormats.parse("int4"))));
        new Inference(lenet, first, cache).run(digits.samples(), 1);
        assertThat(cache.resumed()).isEqualTo(4);
    }

    @Test
    void anotherSetAndAFormatEverywhereAreRunFromTheInput() {
        InferenceModel lenet = lenet();
        ActivationCache cache = ActivationCache.of(lenet, digits.samples());
        LabelledSamples other = StrokeDigits.of(90, 4);
        for (int run = 0; run < 3; run++) {
            new Inference(lenet, Numerics.fp64(), cache).run(other.samples(), 1);
            new Inference(lenet, Numerics.fp64().everywhere(NumberFormats.parse("e4m3")), cache)
                    .run(digits.samples(), 1);
        }
        assertThat(cache.resumed()).isZero();
        assertThat(cache.bytes()).isZero();
    }
}
