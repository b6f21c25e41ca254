package org.bitgauge.workloads.bitfusion;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;
import org.bitgauge.workloads.zoo.NetworkFamily;
import org.bitgauge.workloads.zoo.NetworkSpec;

/** The networks of the BitFusion simulator as it codes them (Sharma et al., ISCA 2018). */
@AutoService(NetworkFamily.class)
public final class BitFusionBenchmarks implements NetworkFamily {
    @Override
    public String typeName() {
        return "bitfusion";
    }

    @Override
    public String doc() {
        return "Networks of the BitFusion simulator as coded there: AlexNet and RESNET-18 of doubled width, SVHN,"
                + " CIFAR10, LeNet-5, VGG-7, RNN, LSTM";
    }

    @Override
    public Class<? extends NetworkSpec> specType() {
        return Spec.class;
    }

    /**
     * Parameters.
     *
     * @param network which of its networks
     * @param batch images at once
     */
    public record Spec(
            @Doc("AlexNet, AlexNet-1x, SVHN, CIFAR10, LeNet-5, VGG-7, RESNET-18, RESNET-18-1x, RNN or LSTM.")
                    @Default("AlexNet")
                    String network,
            @Doc("Images at once; its results are for 16.") @Default("16") @Positive long batch)
            implements NetworkSpec {
        public Spec {
            network = BitFusionNetwork.named(network).name();
        }

        @Override
        public Network build() {
            return BitFusionNetwork.named(network).network(batch);
        }
    }
}
