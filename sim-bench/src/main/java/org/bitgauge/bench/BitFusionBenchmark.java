package org.bitgauge.bench;

import com.google.common.collect.ImmutableList;
import java.util.concurrent.TimeUnit;
import org.bitgauge.units.fusion.PeerCounts;
import org.bitgauge.units.fusion.PeerLayer;
import org.bitgauge.units.fusion.PeerMachine;
import org.bitgauge.units.fusion.PeerSearch;
import org.bitgauge.workloads.bitfusion.BitFusionLayer;
import org.bitgauge.workloads.bitfusion.BitFusionNetwork;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * The mapping search of the BitFusion simulator over every layer of one of its networks, on its published machine; the
 * simulator itself takes about 2 s for a layer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BitFusionBenchmark {
    private static final PeerMachine MACHINE = new PeerMachine(16, 32, 8, 2, 65_536, 32_768, 16_384, 192);

    /** Network of the simulator. */
    @Param({"AlexNet", "RESNET-18", "LSTM"})
    public String network = "AlexNet";

    private final PeerSearch search = new PeerSearch(MACHINE);
    private ImmutableList<PeerLayer> layers = ImmutableList.of();

    /** Layers of the network for 16 images. */
    @Setup
    public void layers() {
        layers = BitFusionNetwork.named(network).layers().stream()
                .map(BitFusionBenchmark::layer)
                .collect(ImmutableList.toImmutableList());
    }

    private static PeerLayer layer(BitFusionLayer layer) {
        return new PeerLayer(
                layer.kernel(),
                layer.output(),
                layer.stride(),
                layer.channels(),
                layer.filters(),
                16,
                layer.activationBits(),
                layer.weightBits(),
                layer.unrolled());
    }

    /** The whole network, every layer searched anew. */
    @Benchmark
    public void network(Blackhole blackhole) {
        for (PeerLayer layer : layers) {
            PeerCounts counts = search.run(layer);
            blackhole.consume(counts);
        }
    }
}
