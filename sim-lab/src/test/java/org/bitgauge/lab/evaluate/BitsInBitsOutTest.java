package org.bitgauge.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.testing.Experiments;
import org.bitgauge.units.map.TileMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole runs of random networks on random machines: what energy.csv counts is what layers.csv moves. */
class BitsInBitsOutTest {
    private static final Evaluator EVALUATOR = new Evaluator(new TileMapper(), new EventEngine());

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("bitgauge.cases", 12));
    }

    private static LayerPrecision precision(Random random) {
        return new LayerPrecision(
                format("int" + (2 + random.nextInt(10))),
                format("int" + (2 + random.nextInt(10))),
                format("int32"),
                format("int" + (2 + random.nextInt(10))));
    }

    private static TensorPrecision format(String name) {
        return TensorPrecision.of(NumberFormats.parse(name), "test");
    }

    private static long bits(LayerResult layer, String component, String action) {
        return layer.ledger().energy().stream()
                .filter(e -> e.component().equals(component) && e.action().equals(action))
                .mapToLong(EnergyEntry::bits)
                .sum();
    }

    private static long bits(LayerResult layer, String component, String tensor, String action) {
        return layer.ledger().energy().stream()
                .filter(e -> e.component().equals(component)
                        && e.tensor().equals(tensor)
                        && e.action().equals(action))
                .mapToLong(EnergyEntry::bits)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsOfEnergyAreTheTrafficOfLayers(long seed) {
        Random random = new Random(seed);
        Network network = RandomNetworks.of(random);
        Design design = RandomMachine.of(random).design(Experiments.formats("int16", "int16", "int48"));
        LayerPrecision precision = precision(random);
        ImmutableList<LayerPrecision> precisions =
                network.layers().stream().map(l -> precision).collect(ImmutableList.toImmutableList());
        RunResult run = EVALUATOR.run(design, network, precisions, "random", 1);
        long moved = 0;
        double energyPj = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            LayerResult layer = run.layers().get(i);
            check(network.layers().get(i), precision, layer, design);
            moved += layer.dramReadBits() + layer.dramWriteBits();
            energyPj += layer.ledger().energy().stream()
                    .mapToDouble(EnergyEntry::energyPj)
                    .sum();
        }
        assertThat(run.dramBits()).isEqualTo(moved);
        assertThat(run.energyJ()).isCloseTo(energyPj * 1e-12, withPercentage(1e-9));
        assertThat(run.cycles())
                .isEqualTo(run.layers().stream().mapToLong(LayerResult::cycles).sum());
    }

    private static void check(Layer layer, LayerPrecision precision, LayerResult result, Design design) {
        String dram = design.dram().name();
        assertThat(bits(result, dram, "read")).as(layer.name()).isEqualTo(result.dramReadBits());
        assertThat(bits(result, dram, "write")).as(layer.name()).isEqualTo(result.dramWriteBits());
        for (CycleEntry entry : result.ledger().time()) {
            assertThat(entry.cycles()).isNotNegative();
        }
        for (EnergyEntry entry : result.ledger().energy()) {
            assertThat(entry.energyPj()).isNotNegative();
            for (MemoryLevel level : design.machine().memory().levels()) {
                if (entry.component().equals(level.name()) && entry.bits() > 0) {
                    assertThat(entry.bits()).isLessThanOrEqualTo(entry.count() * level.rowBits());
                }
            }
        }
        if (layer.operation() instanceof VectorOperation v && v.fusible()) {
            assertThat(result.dramReadBits() + result.dramWriteBits()).isZero();
            return;
        }
        double outputs = layer.operation().outputElements()
                * precision.outputs().format().bitsPerElement();
        assertThat((double) bits(result, dram, "outputs", "write"))
                .as(layer.name())
                .isEqualTo(Math.ceil(outputs));
        assertThat(bits(result, dram, "partial-sums", "write"))
                .as("sums that leave come back")
                .isEqualTo(bits(result, dram, "partial-sums", "read"));
        filled(layer, result, design, dram);
    }

    /** What DRAM delivers is written on chip, and what it takes is read there; rows may carry more than is useful. */
    private static void filled(Layer layer, LayerResult result, Design design, String dram) {
        for (String tensor : List.of("weights", "activations", "partial-sums", "outputs")) {
            for (String action : List.of("read", "write")) {
                String other = action.equals("read") ? "write" : "read";
                long onChip = design.machine().memory().levels().stream()
                        .mapToLong(level -> bits(result, level.name(), tensor, other))
                        .sum();
                assertThat(onChip)
                        .as("%s %s of %s", tensor, action, layer.name())
                        .isGreaterThanOrEqualTo(bits(result, dram, tensor, action));
            }
        }
    }
}
