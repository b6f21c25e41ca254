package org.bitgauge.workloads.bitfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Network;
import org.junit.jupiter.api.Test;

class BitFusionNetworkTest {
    @Test
    void shapesOfTheOperationsAreThoseOfTheTable() {
        for (BitFusionNetwork network : BitFusionNetwork.all()) {
            Network built = network.network(16);
            assertThat(network.profile().resolve(built).layers())
                    .hasSize(built.layers().size());
            for (int i = 0; i < built.layers().size(); i++) {
                if (built.layers().get(i).operation() instanceof Convolution c) {
                    assertThat(c.out())
                            .as(network.name() + " " + network.layers().get(i).name())
                            .isEqualTo(Extent.square(network.layers().get(i).output()));
                }
            }
        }
    }

    @Test
    void workOfTheSmallerNetworksIsThatOfItsEyerissResults() {
        // products of 16 images as its results for Eyeriss count them (eyeriss_results.csv, column ALU)
        assertThat(BitFusionNetwork.named("RNN").network(16).macs()).isEqualTo(268_435_456L);
        assertThat(BitFusionNetwork.named("LSTM").network(16).macs()).isEqualTo(207_360_000L);
        assertThat(BitFusionNetwork.named("LeNet-5").network(16).macs())
                .isEqualTo(13_107_200L + 209_715_200L + 33_554_432L + 81_920L);
        assertThat(BitFusionNetwork.named("svhn").network(16).macs())
                .isEqualTo(28_311_552L + 603_979_776L * 3 + 301_989_888L * 2 + 67_108_864L + 16_777_216L + 163_840L);
    }

    @Test
    void anUnknownNetworkIsNamedWithTheNearest() {
        assertThatThrownBy(() -> new BitFusionBenchmarks.Spec("RESNET18", 1))
                .hasMessageContaining("did you mean 'RESNET-18'");
    }
}
