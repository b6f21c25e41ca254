package org.bitgauge.lab.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.design.DramSpec;
import org.bitgauge.units.fabric.CostModel;
import org.bitgauge.workloads.profile.EffectivePrecision;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.zoo.LeNet;
import org.bitgauge.workloads.zoo.Mlp;
import org.bitgauge.workloads.zoo.NetworkSpec;
import org.bitgauge.workloads.zoo.SqueezeNet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FabricRunTest {
    private static final NetworkSpec MLP = new Mlp.Spec(1, ImmutableList.of(784L, 64L, 64L, 10L));
    private static final NetworkSpec LENET = new LeNet.LeNet5.Spec(1);

    @Test
    void aStreamOfFullyConnectedLayersTakesTheClosedFormToTheCycle() {
        RunResult event = FabricRuns.run(spec("xc7z020", FabricStyle.STREAMING), work(MLP, "int4"), false);
        RunResult closed = FabricRuns.run(spec("xc7z020", FabricStyle.STREAMING), work(MLP, "int4"), true);
        assertThat(event.cycles()).isEqualTo(closed.cycles());
        assertThat(event.concurrent()).isTrue();
        assertThat(event.layers()).allSatisfy(l -> assertThat(l.cycles()).isEqualTo(event.cycles()));
        assertThat(event.energyJ()).isPositive();
    }

    @Test
    void theDeviceIsNeverExceededAndAStageThatIsNotTheSlowestWaits() {
        FabricSpec spec = spec("xc7z020", FabricStyle.STREAMING);
        RunResult run = FabricRuns.run(spec, work(LENET, "int8"), false);
        for (Resource resource : Resource.BUDGETED) {
            assertThat(run.resource(resource.label()))
                    .isLessThanOrEqualTo(spec.budget().usable(resource));
        }
        assertThat(run.layers().stream()
                        .flatMap(l -> l.ledger().time().stream())
                        .map(CycleEntry::cause)
                        .map(Cause::kind))
                .contains(Cause.Kind.WAIT_ACTIVATIONS, Cause.Kind.WAIT_OUTPUT_SPACE);
        assertThat(run.layers().stream().map(LayerResult::op)).contains("conv", "max-pool", "gemm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STREAMING", "OVERLAY"})
    void fewerBitsAreNeverSlowerInTheSameDevice(String style) {
        FabricSpec spec = spec("xc7z020", FabricStyle.valueOf(style));
        double eight = FabricRuns.run(spec, work(MLP, "int8"), false).timeS();
        double four = FabricRuns.run(spec, work(MLP, "int4"), false).timeS();
        double two = FabricRuns.run(spec, work(MLP, "int2"), false).timeS();
        assertThat(four).isLessThanOrEqualTo(eight);
        assertThat(two).isLessThanOrEqualTo(four);
    }

    @Test
    void aNetworkThatDoesNotFitSaysWhatIsShortByHowMuchAndWhichDeviceFits() {
        NetworkSpec large = new Mlp.Spec(1, ImmutableList.of(784L, 1024L, 1024L, 10L));
        FabricSpec spec = new FabricSpec(
                "small",
                "xc7z020",
                FabricStyle.STREAMING,
                Optional.empty(),
                CostModel.CONSTRUCTION,
                List.of(MultiplierStyle.LUT, MultiplierStyle.DSP),
                WeightPlace.ON_CHIP,
                new UsableShares(0.7, 0.5, 0.8, 0.8, 0.8),
                Optional.empty(),
                10,
                DramSpec.of("ddr3-1600"));
        assertThatThrownBy(() -> FabricRuns.run(spec, work(large, "int8"), false))
                .isInstanceOf(FabricException.class)
                .hasMessageContaining("does not fit xc7z020")
                .hasMessageMatching("(?s).*BRAM18 needs \\d+, usable 224.*short.*")
                .hasMessageContaining("the smallest device that fits is");
    }

    @Test
    void aThroughputThatIsOutOfReachNamesTheFastestFolding() {
        FabricSpec spec = new FabricSpec(
                "fast",
                "xc7z020",
                FabricStyle.STREAMING,
                Optional.empty(),
                CostModel.CONSTRUCTION,
                List.of(MultiplierStyle.LUT),
                WeightPlace.AUTO,
                new UsableShares(0.7, 0.5, 0.8, 0.8, 0.8),
                Optional.of(5e7),
                10,
                DramSpec.of("ddr3-1600"));
        assertThatThrownBy(() -> FabricRuns.run(spec, work(MLP, "int8"), false))
                .hasMessageContaining("at the throughput asked for")
                .hasMessageContaining("the fastest folding that fits gives");
    }

    @Test
    void weightsThatDoNotFitAreStreamedAndTheDramBounds() {
        NetworkSpec large = new Mlp.Spec(1, ImmutableList.of(784L, 1024L, 1024L, 10L));
        RunResult run = FabricRuns.run(spec("xc7z020", FabricStyle.STREAMING), work(large, "int16"), false);
        assertThat(run.dramBits()).isGreaterThan(1_000_000L * 1000);
        assertThat(run.layers().stream().map(LayerResult::mapping)).anyMatch(m -> m.contains("weights streamed"));
    }

    @Test
    void theFormulasOfFinnRKnowNoFloats() {
        FabricSpec finn = new FabricSpec(
                "finn",
                "zu3eg",
                FabricStyle.STREAMING,
                Optional.empty(),
                CostModel.FINN_R,
                List.of(MultiplierStyle.LUT),
                WeightPlace.AUTO,
                new UsableShares(0.7, 0.5, 0.8, 0.8, 0.8),
                Optional.empty(),
                10,
                DramSpec.of("ddr3-1600"));
        assertThat(FabricRuns.run(finn, work(MLP, "int4"), false).resource("LUT"))
                .isPositive();
        assertThatThrownBy(() -> FabricRuns.run(finn, work(MLP, "fp16"), false))
                .hasMessageContaining("whole numbers only");
    }

    @Test
    void branchingNetworksAreNoStreams() {
        NetworkSpec branches = new SqueezeNet.Spec(1, 227, 1);
        assertThatThrownBy(() -> FabricRuns.run(spec("vu9p", FabricStyle.STREAMING), work(branches, "int8"), false))
                .hasMessageContaining("streams here are chains");
    }

    private static FabricSpec spec(String device, FabricStyle style) {
        return new FabricSpec(
                "test",
                device,
                style,
                Optional.empty(),
                CostModel.CONSTRUCTION,
                List.of(MultiplierStyle.LUT, MultiplierStyle.DSP),
                WeightPlace.AUTO,
                new UsableShares(0.7, 0.5, 0.8, 0.8, 0.8),
                Optional.empty(),
                1000,
                DramSpec.of("ddr3-1600"));
    }

    private static FabricWorkload work(NetworkSpec spec, String format) {
        var network = spec.build();
        PrecisionProfile profile = PrecisionProfile.of(NumberFormats.parse(format));
        EffectivePrecision effective = profile.resolve(network);
        ImmutableList<LayerPrecision> precisions =
                network.layers().stream().map(effective::of).collect(ImmutableList.toImmutableList());
        return new FabricWorkload(network, profile.name(), precisions);
    }
}
