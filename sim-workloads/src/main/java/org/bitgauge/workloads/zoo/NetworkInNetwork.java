package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/** Network in Network for ImageNet (Lin et al., ICLR 2014) as in Caffe's model zoo: four 1x1-refined blocks. */
@AutoService(NetworkFamily.class)
public final class NetworkInNetwork extends BuiltIn {
    /** For the service loader. */
    public NetworkInNetwork() {
        super("nin", "Network in Network for ImageNet, 224x224", Spec.class);
    }

    /**
     * Parameters.
     *
     * @param batch images at once
     */
    public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
        @Override
        public Network build() {
            return NetworkInNetwork.build(this);
        }
    }

    private static Network build(Spec spec) {
        Cnn net = new Cnn(spec.batch(), 3, 224);
        Window half = Window.of(3).stride(2);
        Window one = Window.of(1);
        Feature x = net.convRelu("conv1", net.input(), 96, Window.of(11).stride(4));
        x = net.convRelu("cccp2", net.convRelu("cccp1", x, 96, one), 96, one);
        x = net.convRelu(
                "conv2", net.maxPool("pool0", x, half, true), 256, Window.of(5).pad(2));
        x = net.convRelu("cccp4", net.convRelu("cccp3", x, 256, one), 256, one);
        x = net.convRelu(
                "conv3", net.maxPool("pool2", x, half, true), 384, Window.of(3).pad(1));
        x = net.convRelu("cccp6", net.convRelu("cccp5", x, 384, one), 384, one);
        x = net.convRelu(
                "conv4", net.maxPool("pool3", x, half, true), 1024, Window.of(3).pad(1));
        x = net.convRelu("cccp8", net.convRelu("cccp7", x, 1024, one), 1000, one);
        net.softmax("prob", net.globalAveragePool("pool4", x));
        return net.build("nin", "Lin et al., ICLR 2014; Caffe model zoo NIN-ImageNet");
    }
}
