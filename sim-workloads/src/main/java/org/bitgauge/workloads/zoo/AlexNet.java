package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/** AlexNet (Krizhevsky et al., NIPS 2012) as in Caffe: 227x227 input, groups of two in conv2, conv4 and conv5. */
@AutoService(NetworkFamily.class)
public final class AlexNet extends BuiltIn {
    /** For the service loader. */
    public AlexNet() {
        super("alexnet", "AlexNet with grouped convolutions, 227x227", Spec.class);
    }

    /**
     * Parameters.
     *
     * @param batch images at once
     */
    public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
        @Override
        public Network build() {
            return AlexNet.build(this);
        }
    }

    private static Network build(Spec spec) {
        Cnn net = new Cnn(spec.batch(), 3, 227);
        Window three = Window.of(3).pad(1);
        Window half = Window.of(3).stride(2);
        Feature x = net.relu(
                "relu1", net.conv("conv1", net.input(), 96, Window.of(11).stride(4)));
        x = net.maxPool("pool1", net.lrn("norm1", x), half, true);
        x = net.relu("relu2", net.conv("conv2", x, 256, Window.of(5).pad(2), 2));
        x = net.maxPool("pool2", net.lrn("norm2", x), half, true);
        x = net.relu("relu3", net.conv("conv3", x, 384, three));
        x = net.relu("relu4", net.conv("conv4", x, 384, three, 2));
        x = net.relu("relu5", net.conv("conv5", x, 256, three, 2));
        x = net.maxPool("pool5", x, half, true);
        x = net.relu("relu6", net.fullyConnected("fc6", x, 4096));
        x = net.relu("relu7", net.fullyConnected("fc7", x, 4096));
        net.softmax("prob", net.fullyConnected("fc8", x, 1000));
        return net.build("alexnet", "Krizhevsky et al., NIPS 2012; Caffe models/bvlc_alexnet");
    }
}
