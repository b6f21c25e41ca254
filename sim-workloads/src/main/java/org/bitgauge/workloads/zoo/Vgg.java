package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/** VGG networks with 16 and 19 weight layers (Simonyan and Zisserman, ICLR 2015, configurations D and E). */
public final class Vgg {
    private static final long[] CHANNELS = {64, 128, 256, 512, 512};

    private Vgg() {}

    private static Network build(String name, long batch, int... depths) {
        Cnn net = new Cnn(batch, 3, 224);
        Feature x = net.input();
        for (int block = 1; block <= CHANNELS.length; block++) {
            for (int i = 1; i <= depths[block - 1]; i++) {
                String suffix = block + "_" + i;
                x = net.conv(
                        "conv" + suffix, x, CHANNELS[block - 1], Window.of(3).pad(1));
                x = net.relu("relu" + suffix, x);
            }
            x = net.maxPool("pool" + block, x, Window.of(2).stride(2), true);
        }
        x = net.relu("relu6", net.fullyConnected("fc6", x, 4096));
        x = net.relu("relu7", net.fullyConnected("fc7", x, 4096));
        net.softmax("prob", net.fullyConnected("fc8", x, 1000));
        return net.build(name, "Simonyan and Zisserman, ICLR 2015");
    }

    /** 13 convolutions and 3 fully connected layers: 138,357,544 parameters. */
    @AutoService(NetworkFamily.class)
    public static final class Vgg16 extends BuiltIn {
        /** For the service loader. */
        public Vgg16() {
            super("vgg16", "VGG with 16 weight layers, 224x224", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         */
        public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
            @Override
            public Network build() {
                return Vgg16.build(this);
            }
        }

        private static Network build(Spec spec) {
            return Vgg.build("vgg16", spec.batch(), 2, 2, 3, 3, 3);
        }
    }

    /** 16 convolutions and 3 fully connected layers: 143,667,240 parameters. */
    @AutoService(NetworkFamily.class)
    public static final class Vgg19 extends BuiltIn {
        /** For the service loader. */
        public Vgg19() {
            super("vgg19", "VGG with 19 weight layers, 224x224", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         */
        public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
            @Override
            public Network build() {
                return Vgg19.build(this);
            }
        }

        private static Network build(Spec spec) {
            return Vgg.build("vgg19", spec.batch(), 2, 2, 4, 4, 4);
        }
    }
}
