package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/** The medium and slow networks of Chatfield et al. (BMVC 2014), known as VGG_CNN_M and VGG_CNN_S in Caffe. */
public final class VggCnn {
    private static final String SOURCE = "Chatfield et al., BMVC 2014; Caffe model zoo";

    private VggCnn() {}

    private static Feature head(Cnn net, Feature in) {
        Feature x = net.relu("relu6", net.fullyConnected("fc6", in, 4096));
        x = net.relu("relu7", net.fullyConnected("fc7", x, 4096));
        return net.softmax("prob", net.fullyConnected("fc8", x, 1000));
    }

    private static Feature threeDeep(Cnn net, Feature in) {
        Window three = Window.of(3).pad(1);
        Feature x = net.relu("relu3", net.conv("conv3", in, 512, three));
        x = net.relu("relu4", net.conv("conv4", x, 512, three));
        return net.relu("relu5", net.conv("conv5", x, 512, three));
    }

    /** CNN-M: second convolution with stride 2, pooling by 2. */
    @AutoService(NetworkFamily.class)
    public static final class Medium extends BuiltIn {
        /** For the service loader. */
        public Medium() {
            super("vgg-m", "VGG_CNN_M of Chatfield et al., 224x224", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         */
        public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
            @Override
            public Network build() {
                return Medium.build(this);
            }
        }

        private static Network build(Spec spec) {
            Cnn net = new Cnn(spec.batch(), 3, 224);
            Window half = Window.of(3).stride(2);
            Feature x = net.relu(
                    "relu1", net.conv("conv1", net.input(), 96, Window.of(7).stride(2)));
            x = net.maxPool("pool1", net.lrn("norm1", x), half, true);
            x = net.relu(
                    "relu2", net.conv("conv2", x, 256, Window.of(5).stride(2).pad(1)));
            x = net.maxPool("pool2", net.lrn("norm2", x), half, true);
            head(net, net.maxPool("pool5", threeDeep(net, x), half, true));
            return net.build("vgg-m", SOURCE);
        }
    }

    /** CNN-S: second convolution with stride 1, first and last pooling by 3. */
    @AutoService(NetworkFamily.class)
    public static final class Slow extends BuiltIn {
        /** For the service loader. */
        public Slow() {
            super("vgg-s", "VGG_CNN_S of Chatfield et al., 224x224", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         */
        public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
            @Override
            public Network build() {
                return Slow.build(this);
            }
        }

        private static Network build(Spec spec) {
            Cnn net = new Cnn(spec.batch(), 3, 224);
            Window third = Window.of(3).stride(3);
            Feature x = net.relu(
                    "relu1", net.conv("conv1", net.input(), 96, Window.of(7).stride(2)));
            x = net.maxPool("pool1", net.lrn("norm1", x), third, true);
            x = net.relu("relu2", net.conv("conv2", x, 256, Window.of(5)));
            x = net.maxPool("pool2", x, Window.of(2).stride(2), true);
            head(net, net.maxPool("pool5", threeDeep(net, x), third, true));
            return net.build("vgg-s", SOURCE);
        }
    }
}
