package org.bitgauge.bench;

import com.google.common.collect.ImmutableList;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.WidestFormats;
import org.bitgauge.lab.evaluate.Evaluator;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.profile.EffectivePrecision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Mappings of all layers of ResNet-50 in int8 found, timed and charged, on three arrays; nothing is kept between runs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MapperBenchmark {
    private static final String EXPERIMENT =
            """
            name: benchmark
            networks: [resnet50]
            profiles: [int8]
            designs:
              - name: array
                technology: {node: nangate45, style: fast}
                array: {type: systolic, rows: %1$d, columns: %1$d, dataflow: %2$s}
                memories:
                  - {name: buffer, holds: [weights, activations, partial-sums, outputs], capacity: 512 KiB, width: 256, banks: 8}
                dram: ddr4-3200
            """;

    /** Side of the array. */
    @Param({"16", "32"})
    public int side;

    /** Dataflow of the array. */
    @Param({"weight-stationary", "output-stationary", "input-stationary"})
    public String dataflow = "weight-stationary";

    private final Evaluator evaluator = new Evaluator(new TileMapper(), new EventEngine());
    private ImmutableList<Evaluation> evaluations = ImmutableList.of();

    private record Evaluation(Design design, Network network, ImmutableList<LayerPrecision> precisions) {}

    /** Builds network and design. */
    @Setup
    public void build() {
        ExperimentTypes types = ExperimentTypes.load();
        String experiment = String.format(java.util.Locale.ROOT, EXPERIMENT, side, dataflow);
        ExperimentSpec spec = types.binder()
                .bind(YamlSource.parse("benchmark.yaml", experiment), ExperimentSpec.class)
                .value();
        Network network = spec.networks().get(0).build();
        EffectivePrecision effective = spec.profiles().get(0).resolve(network);
        ImmutableList<LayerPrecision> precisions =
                network.layers().stream().map(effective::of).collect(ImmutableList.toImmutableList());
        ImmutableList<LayerPrecision> products = network.layers().stream()
                .filter(layer -> layer.operation().macs() > 0)
                .map(effective::of)
                .collect(ImmutableList.toImmutableList());
        Design design = new DesignBuilder(types.units())
                .build(spec.designs().get(0), WidestFormats.of(products), OptionalDouble.empty());
        evaluations = ImmutableList.of(new Evaluation(design, network, precisions));
    }

    /** One network mapped. */
    @Benchmark
    public RunResult map() {
        Evaluation e = evaluations.get(0);
        return evaluator.run(e.design(), e.network(), e.precisions(), "int8", 1);
    }
}
