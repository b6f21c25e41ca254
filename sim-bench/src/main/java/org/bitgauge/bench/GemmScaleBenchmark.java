package org.bitgauge.bench;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
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

/**
 * One matrix product timed under a mapping that is given, and mapped as well. The larger product is 64 times the smaller; its
 * time grows with the kinds of tiles, not with the tiles.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GemmScaleBenchmark {
    private static final String EXPERIMENT =
            """
            name: benchmark
            networks: [lenet5]
            profiles: [int8]
            designs:
              - name: array
                technology: {node: nangate45, style: fast}
                array: {type: systolic, rows: 32, columns: 32, dataflow: output-stationary}
                memories:
                  - {name: buffer, holds: [weights, activations, partial-sums, outputs], capacity: 512 KiB, width: 256, banks: 8}
                dram: ddr4-3200
                mapping: %s
            """;

    /** Rows, columns and reduction. */
    @Param({"1000", "4000"})
    public int size;

    /** Whether the mapping is given: tiles of 125 x 125 x 500. */
    @Param({"true", "false"})
    public boolean given;

    private final Evaluator evaluator = new Evaluator(new TileMapper(), new EventEngine());
    private ImmutableList<Evaluation> evaluations = ImmutableList.of();

    private record Evaluation(Design design, Network network, ImmutableList<LayerPrecision> precisions) {}

    /** Builds product and design. */
    @Setup
    public void build() {
        String mapping = given ? "{fixed: {product: 'tile n125 p125 c500, filters > pixels > taps'}}" : "{}";
        ExperimentTypes types = ExperimentTypes.load();
        ExperimentSpec spec = types.binder()
                .bind(
                        YamlSource.parse("benchmark.yaml", String.format(Locale.ROOT, EXPERIMENT, mapping)),
                        ExperimentSpec.class)
                .value();
        Network network = new Network(
                "product",
                "benchmark",
                ImmutableList.of(new Layer(
                        "product",
                        MatrixMultiply.fullyConnected(size, size, size, false),
                        ImmutableList.of(Network.INPUT))));
        ImmutableList<LayerPrecision> precisions = ImmutableList.of(
                spec.profiles().get(0).resolve(network).of(network.layers().get(0)));
        Design design = new DesignBuilder(types.units())
                .build(spec.designs().get(0), WidestFormats.of(precisions), OptionalDouble.empty());
        evaluations = ImmutableList.of(new Evaluation(design, network, precisions));
    }

    /** The product run. */
    @Benchmark
    public RunResult run() {
        Evaluation e = evaluations.get(0);
        return evaluator.run(e.design(), e.network(), e.precisions(), "int8", 1);
    }
}
