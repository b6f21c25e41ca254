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

/** ResNet-50 on a 16 x 16 array that is built: every layer mapped, timed by events and charged, the ledger closed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ResNet50Benchmark {
    private static final String EXPERIMENT =
            """
            name: benchmark
            networks: [resnet50]
            profiles: [fp32, int8]
            designs:
              - name: array
                technology: {node: nangate45, style: fast}
                array: {type: systolic, rows: 16, columns: 16, dataflow: weight-stationary}
                memories:
                  - {name: weight-buffer, holds: [weights], capacity: 128 KiB, width: 128, banks: 4}
                  - {name: data-buffer, holds: [activations, partial-sums, outputs], capacity: 256 KiB, width: 128, banks: 8}
                dram: ddr4-3200
            """;

    /** Profile of all tensors. */
    @Param({"fp32", "int8"})
    public String profile = "fp32";

    private final Evaluator evaluator = new Evaluator(new TileMapper(), new EventEngine());
    private ImmutableList<Evaluation> evaluations = ImmutableList.of();

    private record Evaluation(Design design, Network network, ImmutableList<LayerPrecision> precisions) {}

    /** Builds network and design. */
    @Setup
    public void build() {
        ExperimentTypes types = ExperimentTypes.load();
        ExperimentSpec spec = types.binder()
                .bind(YamlSource.parse("benchmark.yaml", EXPERIMENT), ExperimentSpec.class)
                .value();
        Network network = spec.networks().get(0).build();
        EffectivePrecision effective =
                spec.profiles().get(profile.equals("fp32") ? 0 : 1).resolve(network);
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

    /** One evaluation of the network. */
    @Benchmark
    public RunResult evaluate() {
        Evaluation e = evaluations.get(0);
        return evaluator.run(e.design(), e.network(), e.precisions(), profile, 1);
    }
}
