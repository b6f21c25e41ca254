package org.bitgauge.units.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two ways to every count: the fast ones against loops over single values, and hand-worked steps. */
final class SerialCountsTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /** A random layer with its values. */
    private record Sample(SerialLayer layer, Operand activations, Operand weights) {
        static Sample of(long seed) {
            Random random = new Random(seed);
            int groups = random.nextInt(3) == 0 ? 2 : 1;
            int channels = 1 + random.nextInt(11);
            int side = 3 + random.nextInt(4);
            int kernel = 1 + random.nextInt(3);
            int filters = groups * (1 + random.nextInt(5));
            SerialShape shape = new SerialShape(
                    false, 1, groups * channels, side, side, filters, channels, kernel, kernel, 1 + random.nextInt(2));
            int width = random.nextInt(4) == 0 ? 4 : 16;
            SerialGrid grid = new SerialGrid(
                    1 + random.nextInt(5),
                    8 / (width == 4 ? 1 : 2) + random.nextInt(3),
                    4 + random.nextInt(4),
                    1 + random.nextInt(3),
                    width);
            boolean signed = random.nextBoolean();
            return new Sample(
                    new SerialLayer(grid, shape, 8, 8),
                    values(random, shape.channels() * side * side, signed),
                    values(random, filters * channels * kernel * kernel, true));
        }

        private static Operand values(Random random, int count, boolean signed) {
            short[] words = new short[count];
            for (int i = 0; i < count; i++) {
                int magnitude = random.nextInt(4) == 0 ? 0 : random.nextInt(1 << 1 + random.nextInt(7));
                words[i] = (short) (signed && random.nextBoolean() ? -magnitude : magnitude);
            }
            return new Operand(words, signed);
        }

        long count(SerialRules rules) {
            return SerialCounts.computeCycles(rules, layer, () -> activations, () -> weights);
        }

        int activation(int group, int set, int window, int x, int y, int channel) {
            SerialShape s = layer.shape();
            int q = set * layer.columns() + window;
            int row = q % s.outX() * s.stride() + x;
            int column = q / s.outX() * s.stride() + y;
            return activations.words()[((group * s.filterChannels() + channel) * s.nx() + row) * s.ny() + column];
        }
    }

    /** Time of a step from one lane's values. */
    private interface Lane {
        int cost(int activation);
    }

    private static long slowestLane(Sample sample, Lane lane) {
        SerialLayer layer = sample.layer();
        SerialShape s = layer.shape();
        long cycles = 0;
        for (int group = 0; group < layer.groups(); group++) {
            for (int set = 0; set < layer.windowSets(); set++) {
                for (int y = 0; y < s.ky(); y++) {
                    for (int x = 0; x < s.kx(); x++) {
                        for (int first = 0; first < s.filterChannels(); first += layer.lanes()) {
                            int slowest = 1;
                            for (int w = 0; w < layer.windowsOf(set); w++) {
                                for (int c = first; c < Math.min(s.filterChannels(), first + layer.lanes()); c++) {
                                    slowest = Math.max(slowest, lane.cost(sample.activation(group, set, w, x, y, c)));
                                }
                            }
                            cycles += slowest * (long) layer.passes();
                        }
                    }
                }
            }
        }
        return cycles;
    }

    private static int width(int value, boolean signed) {
        int magnitude = value < 0 ? -value - 1 : value;
        return (magnitude < 2 ? 1 : 32 - Integer.numberOfLeadingZeros(magnitude)) + (signed ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dynamicStripesTakesTheWidestValueOfEveryStep(long seed) {
        Sample sample = Sample.of(seed);
        boolean signed = sample.activations().signed();
        if (sample.layer().grid().peWidth() == SerialGrid.WORD) {
            assertThat(sample.count(new SerialRules.DynamicStripes(1, false, 0)))
                    .as("seed " + seed)
                    .isEqualTo(slowestLane(sample, a -> width(a, signed)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pragmaticWithAWideFirstStageTakesTheMostOneBits(long seed) {
        Sample sample = Sample.of(seed);
        if (sample.layer().grid().peWidth() == SerialGrid.WORD) {
            assertThat(sample.count(new SerialRules.Pragmatic(4, false, 0)))
                    .as("seed " + seed)
                    .isEqualTo(slowestLane(sample, a -> Integer.bitCount(Math.abs(a))));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatSkipsMoreIsNeverSlower(long seed) {
        Sample sample = Sample.of(seed);
        long stripes = sample.count(new SerialRules.Stripes());
        long dynamic = sample.count(new SerialRules.DynamicStripes(1, false, 0));
        long trimmed = sample.count(new SerialRules.DynamicStripes(1, true, 0));
        long ahead = sample.count(new SerialRules.DynamicStripes(1, false, 2));
        int sign = sample.activations().signed() ? 1 : 0;
        assertThat(dynamic)
                .as("seed " + seed)
                .isLessThanOrEqualTo(stripes + sign * sample.layer().allSteps());
        assertThat(trimmed).isLessThanOrEqualTo(dynamic);
        assertThat(ahead).isLessThanOrEqualTo(dynamic);
        assertThat(sample.count(new SerialRules.Loom(1, false, 2, true)))
                .isLessThanOrEqualTo(sample.count(new SerialRules.Loom(1, false, 1, true)));
        assertThat(sample.count(new SerialRules.BitParallel()))
                .isEqualTo(sample.layer().allSteps());
    }

    @Test
    void widthsAndDigitsByHand() {
        assertThat(Bits.width(0, 0, false)).isEqualTo(1);
        assertThat(Bits.width(0b1100, 0, false)).isEqualTo(4);
        assertThat(Bits.width(0b1100, 0, true)).isEqualTo(2);
        assertThat(Bits.width(Bits.magnitude(-1, true, 16), 1, false)).isEqualTo(2);
        assertThat(Bits.booth(0b0111_1110)).isEqualTo(0b1000_0010);
        assertThat(Bits.booth(0b0101)).isEqualTo(0b0101);
        assertThat(Bits.booth(0b0110_1111)).isEqualTo(0b0111_0001);
    }

    @Test
    void frontsRunAheadByTheirRegisters() {
        ComputeClock waits = new ComputeClock(1, 0, 0);
        waits.pass(0, 0, 0, new int[] {5, 5});
        assertThat(waits.cycles()).isEqualTo(10);
        ComputeClock ahead = new ComputeClock(2, 1, 0);
        ahead.pass(0, 0, 0, new int[] {5, 1, 1, 5});
        assertThat(ahead.cycles()).isEqualTo(6);
    }

    @Test
    void columnsOfALinearLayerStartOneAfterAnother() {
        ComputeClock clock = new ComputeClock(1, 0, 2);
        clock.pass(0, 0, 0, new int[] {4, 4, 4});
        assertThat(clock.cycles()).isEqualTo(8);
    }
}
