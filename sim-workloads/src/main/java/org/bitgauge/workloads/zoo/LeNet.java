package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/** LeNet for MNIST digits: the one of LeCun et al. (Proc. IEEE 1998) with full connections, and Caffe's wider one. */
public final class LeNet {
    private LeNet() {}

    /** LeNet-5: 6 and 16 maps, fully connected 120, 84, 10, ReLU and max pooling, padded 28x28 input: 61,706 parameters. */
    @AutoService(NetworkFamily.class)
    public static final class LeNet5 extends BuiltIn {
        /** For the service loader. */
        public LeNet5() {
            super("lenet5", "LeNet-5 of LeCun et al. for 28x28 digits, fully connected maps, ReLU", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         */
        public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
            @Override
            public Network build() {
                return LeNet5.build(this);
            }
        }

        private static Network build(Spec spec) {
            Cnn net = new Cnn(spec.batch(), 1, 28);
            Window half = Window.of(2).stride(2);
            Feature x = net.convRelu("conv1", net.input(), 6, Window.of(5).pad(2));
            x = net.maxPool("pool1", x, half, false);
            x = net.convRelu("conv2", x, 16, Window.of(5));
            x = net.maxPool("pool2", x, half, false);
            x = net.relu("relu_fc1", net.fullyConnected("fc1", x, 120));
            x = net.relu("relu_fc2", net.fullyConnected("fc2", x, 84));
            net.fullyConnected("fc3", x, 10);
            return net.build("lenet5", "LeCun et al., Proc. IEEE 86(11), 1998, with ReLU and max pooling");
        }
    }

    /** LeNet of Caffe's examples: 20 and 50 maps, fully connected 500 and 10: 431,080 parameters. */
    @AutoService(NetworkFamily.class)
    public static final class Caffe extends BuiltIn {
        /** For the service loader. */
        public Caffe() {
            super("lenet-caffe", "LeNet of Caffe's examples for 28x28 digits", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         */
        public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
            @Override
            public Network build() {
                return Caffe.build(this);
            }
        }

        private static Network build(Spec spec) {
            Cnn net = new Cnn(spec.batch(), 1, 28);
            Window half = Window.of(2).stride(2);
            Feature x = net.maxPool("pool1", net.conv("conv1", net.input(), 20, Window.of(5)), half, true);
            x = net.maxPool("pool2", net.conv("conv2", x, 50, Window.of(5)), half, true);
            x = net.relu("relu1", net.fullyConnected("ip1", x, 500));
            x = net.fullyConnected("ip2", x, 10);
            net.softmax("prob", x);
            return net.build("lenet-caffe", "Caffe examples/mnist/lenet.prototxt");
        }
    }
}
