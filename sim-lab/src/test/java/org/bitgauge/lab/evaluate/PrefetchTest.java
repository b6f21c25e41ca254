package org.bitgauge.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bitgauge.lab.testing.Experiments.bind;
import static org.bitgauge.lab.testing.Experiments.build;
import static org.bitgauge.lab.testing.Experiments.experiment;
import static org.bitgauge.lab.testing.Experiments.formats;
import static org.bitgauge.lab.testing.Experiments.spec;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three products of 3 x 3 by 3 x 3 numbers in a row on the array of {@link WorkedExampleTest}, with a buffer for weights and
 * one for the rest; their results stay on chip but for the last.
 *
 * <p>One after the other: {@code a} loads weights and activations in 2 + 2 cycles, 5 cycles of DRAM latency and 1 of the buffer
 * later its tile runs for 10: 20. {@code b} loads weights: 2 + 5 + 1 + 10 = 18. {@code c} also stores: 18 + 2 + 5 = 25.
 *
 * <p>Fetched ahead: the weights of {@code b} follow those of {@code a} into the second slot, in cycles 4 to 6, and are there in
 * 11. {@code b} begins with the end of {@code a} in 20 and takes 1 + 10. With its begin the first slot is free: the weights of
 * {@code c} come in 20 to 22 and are there in 27, before {@code b} ends in 31. {@code c} takes 1 + 10 + 2 + 5 = 18.
 */
class PrefetchTest {
    private static final Evaluator EVALUATOR = new Evaluator(new TileMapper(), new EventEngine());
    private static final String EIGHT = "{weights: int8, activations: int8, partial-sums: int32, outputs: int8}";
    private static final String SMALL = "{name: d, technology: nangate45, clock: 100 MHz,"
            + " array: {type: systolic, rows: 3, columns: 3, dataflow: weight-stationary},"
            + " memories: [{name: w, holds: [weights], capacity: 4 KiB, width: 64}, {name: data, holds: [activations,"
            + " partial-sums, outputs], capacity: 64 KiB, width: 64}], dram: {type: ddr4-3200, bandwidth: 1 GB/s}";

    static LongStream seeds() {
        return LongStream.range(0, 16);
    }

    private static RunResult run(String design, boolean ahead, Network network) {
        String yaml = design + ", mapping: {keep-feature-maps: when-it-pays, prefetch-weights: " + ahead + "}}";
        PrecisionProfile profile =
                bind(experiment("lenet5", EIGHT, yaml)).value().profiles().get(0);
        ImmutableList<LayerPrecision> precisions = network.layers().stream()
                .map(layer -> profile.resolve(network).of(layer))
                .collect(ImmutableList.toImmutableList());
        return EVALUATOR.run(build(spec(yaml), formats("int8", "int8", "int32")), network, precisions, "p", 1);
    }

    private static Network chain() {
        MatrixMultiply product = MatrixMultiply.fullyConnected(3, 3, 3, false);
        return new Network(
                "chain",
                "test",
                ImmutableList.of(
                        new Layer("a", product, ImmutableList.of(Network.INPUT)),
                        new Layer("b", product, ImmutableList.of("a")),
                        new Layer("c", product, ImmutableList.of("b"))));
    }

    @Test
    void theChainTakesTheCyclesOfTheComment() {
        assertThat(run(SMALL, false, chain()).layers())
                .extracting(LayerResult::cycles)
                .containsExactly(20L, 18L, 25L);
        RunResult ahead = run(SMALL, true, chain());
        assertThat(ahead.layers()).extracting(LayerResult::cycles).containsExactly(20L, 11L, 18L);
        assertThat(ahead.layers().get(1).ledger().cycles(LayerResult.ARRAY, Cause.Kind.WAIT_WEIGHTS))
                .isZero();
    }

    @Test
    void oneSlotHasNoRoomForTheNextWeights() {
        String single = SMALL.replace("capacity: 4 KiB, width: 64", "capacity: 4 KiB, width: 64, slots: 1");
        RunResult ahead = run(single, true, chain());
        assertThat(ahead.cycles()).isEqualTo(run(single, false, chain()).cycles());
        assertThat(ahead.notes()).contains("no weights are fetched ahead: w has no second slot for weights alone");
    }

    @Test
    void withoutKeptTensorsThereIsNothingToFetchAhead() {
        assertThatThrownBy(() -> spec(SMALL + ", mapping: {prefetch-weights: true}}"))
                .hasMessageContaining("write keep-feature-maps: when-it-pays");
    }

    private static String random(Random random) {
        String sums = random.nextBoolean()
                ? "{name: data, holds: [activations, partial-sums, outputs], capacity: 8 KiB, width: 64}"
                : "{name: data, holds: [activations, outputs], capacity: 8 KiB, width: 64},"
                        + " {name: sums, holds: [partial-sums], capacity: 4 KiB, width: 64}";
        return String.format(
                Locale.ROOT,
                "{name: d, technology: nangate45, clock: 100 MHz, array: {type: systolic, rows: 4, columns: 4, dataflow:"
                        + " %s}, memories: [{name: w, holds: [weights], capacity: 2 KiB, width: 64}, %s],"
                        + " dram: {type: ddr4-3200, bandwidth: %.2f GB/s}",
                List.of("weight-stationary", "output-stationary").get(random.nextInt(2)),
                sums,
                0.1 + random.nextDouble());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fetchingAheadNeverCostsAnythingAndMovesTheSame(long seed) {
        Random random = new Random(seed);
        Network network = RandomNetworks.of(random);
        String design = random(random);
        RunResult plain = run(design, false, network);
        RunResult ahead = run(design, true, network);
        assertThat(ahead.cycles()).isLessThanOrEqualTo(plain.cycles());
        assertThat(ahead.energyJ()).isLessThanOrEqualTo(plain.energyJ() * (1 + 1e-12));
        assertThat(ahead.dramBits()).isEqualTo(plain.dramBits());
        for (int i = 0; i < plain.layers().size(); i++) {
            boolean fused = plain.layers().get(i).dramReadBits() == 0
                    && plain.layers().get(i).macs() == 0;
            if (!fused) {
                assertThat(ahead.layers().get(i).busyCycles())
                        .isEqualTo(plain.layers().get(i).busyCycles());
            }
        }
    }
}
