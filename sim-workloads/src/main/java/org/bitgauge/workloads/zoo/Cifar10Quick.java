package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/** CIFAR-10 quick of Caffe's examples: three 5x5 convolutions, two fully connected layers: 145,578 parameters. */
@AutoService(NetworkFamily.class)
public final class Cifar10Quick extends BuiltIn {
    /** For the service loader. */
    public Cifar10Quick() {
        super("cifar10-quick", "Caffe's small CIFAR-10 network", Spec.class);
    }

    /**
     * Parameters.
     *
     * @param batch images at once
     */
    public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
        @Override
        public Network build() {
            return Cifar10Quick.build(this);
        }
    }

    private static Network build(Spec spec) {
        Cnn net = new Cnn(spec.batch(), 3, 32);
        Window five = Window.of(5).pad(2);
        Window half = Window.of(3).stride(2);
        Feature x = net.conv("conv1", net.input(), 32, five);
        x = net.relu("relu1", net.maxPool("pool1", x, half, true));
        x = net.relu("relu2", net.conv("conv2", x, 32, five));
        x = net.averagePool("pool2", x, half, true);
        x = net.relu("relu3", net.conv("conv3", x, 64, five));
        x = net.averagePool("pool3", x, half, true);
        x = net.fullyConnected("ip1", x, 64);
        x = net.fullyConnected("ip2", x, 10);
        net.softmax("prob", x);
        return net.build("cifar10-quick", "Caffe examples/cifar10/cifar10_quick.prototxt");
    }
}
