package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Key;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Network;
import org.bitgauge.workloads.VectorWork;

/** Residual networks (He et al., CVPR 2016), batch normalisation folded; shortcuts are explicit inputs of the additions. */
public final class ResNet {
    private static final String SOURCE = "He et al., CVPR 2016; torchvision";

    private ResNet() {}

    private static Feature stem(Cnn net) {
        Feature x = net.relu(
                "relu",
                net.conv("conv1", net.input(), 64, Window.of(7).stride(2).pad(3)));
        return net.maxPool("maxpool", x, Window.of(3).stride(2).pad(1), false);
    }

    private static Network head(Cnn net, Feature in, String name, long classes, String source) {
        net.fullyConnected("fc", net.globalAveragePool("avgpool", in), classes);
        return net.build(name, source);
    }

    private static Feature basic(Cnn net, String at, Feature in, long channels, long stride) {
        Window three = Window.of(3).pad(1);
        Feature x = net.relu(at + ".relu1", net.conv(at + ".conv1", in, channels, three.stride(stride)));
        x = net.conv(at + ".conv2", x, channels, three);
        Feature shortcut = stride == 1 && in.channels() == channels
                ? in
                : net.conv(at + ".downsample", in, channels, Window.of(1).stride(stride));
        return net.relu(at + ".relu2", net.add(at + ".add", x, shortcut));
    }

    private static Feature bottleneck(Cnn net, String at, Feature in, long channels, long stride, boolean late) {
        Feature x = net.conv(at + ".conv1", in, channels, Window.of(1).stride(late ? 1 : stride));
        x = net.relu(at + ".relu1", x);
        x = net.conv(at + ".conv2", x, channels, Window.of(3).pad(1).stride(late ? stride : 1));
        x = net.relu(at + ".relu2", x);
        x = net.conv(at + ".conv3", x, 4 * channels, Window.of(1));
        Feature shortcut = stride == 1 && in.channels() == 4 * channels
                ? in
                : net.conv(at + ".downsample", in, 4 * channels, Window.of(1).stride(stride));
        return net.relu(at + ".relu3", net.add(at + ".add", x, shortcut));
    }

    /** 18 weight layers in basic blocks. */
    @AutoService(NetworkFamily.class)
    public static final class ResNet18 extends BuiltIn {
        /** For the service loader. */
        public ResNet18() {
            super("resnet18", "ResNet-18 for ImageNet", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         * @param resolution height and width of the input in pixels
         */
        public record Spec(
                @Doc("Images at once.") @Default("1") @Positive long batch,
                @Doc("Height and width of the input in pixels.") @Default("224") @Positive long resolution)
                implements NetworkSpec {
            @Override
            public Network build() {
                return ResNet18.build(this);
            }
        }

        private static Network build(Spec spec) {
            Cnn net = new Cnn(spec.batch(), 3, spec.resolution());
            Feature x = stem(net);
            for (int stage = 0; stage < 4; stage++) {
                for (int block = 0; block < 2; block++) {
                    String at = "layer" + (stage + 1) + "." + block;
                    x = basic(net, at, x, 64L << stage, stage > 0 && block == 0 ? 2 : 1);
                }
            }
            return head(net, x, "resnet18", 1000, SOURCE);
        }
    }

    /** 50 weight layers in bottleneck blocks. */
    @AutoService(NetworkFamily.class)
    public static final class ResNet50 extends BuiltIn {
        /** For the service loader. */
        public ResNet50() {
            super("resnet50", "ResNet-50 for ImageNet", Spec.class);
        }

        private static final int[] DEPTHS = {3, 4, 6, 3};

        /**
         * Parameters.
         *
         * @param batch images at once
         * @param resolution height and width of the input in pixels
         * @param variant where a stage halves its maps
         */
        public record Spec(
                @Doc("Images at once.") @Default("1") @Positive long batch,
                @Doc("Height and width of the input in pixels.") @Default("224") @Positive long resolution,
                @Doc("Where a stage halves its maps.") @Default("v1.5") Variant variant)
                implements NetworkSpec {
            @Override
            public Network build() {
                return ResNet50.build(this);
            }
        }

        /** Where the stride of a bottleneck sits. */
        public enum Variant {
            /** In its first 1x1 convolution, as in the paper: 3.9 G multiply-accumulates. */
            @Doc("In the first 1x1 convolution, as in the paper.")
            V1,
            /** In its 3x3 convolution, as in torchvision and MLPerf (v1.5): 4.1 G multiply-accumulates. */
            @Doc("In the 3x3 convolution, as in torchvision and MLPerf.")
            @Key("v1.5")
            V1_5
        }

        private static Network build(Spec spec) {
            Cnn net = new Cnn(spec.batch(), 3, spec.resolution());
            Feature x = stem(net);
            for (int stage = 0; stage < 4; stage++) {
                for (int block = 0; block < DEPTHS[stage]; block++) {
                    String at = "layer" + (stage + 1) + "." + block;
                    long stride = stage > 0 && block == 0 ? 2 : 1;
                    x = bottleneck(net, at, x, 64L << stage, stride, spec.variant() == Variant.V1_5);
                }
            }
            return head(net, x, "resnet50", 1000, SOURCE);
        }
    }

    /** 20 weight layers for CIFAR-10; shortcuts skip every second pixel and pad channels (option A of the paper). */
    @AutoService(NetworkFamily.class)
    public static final class ResNet20 extends BuiltIn {
        /** For the service loader. */
        public ResNet20() {
            super("resnet20", "ResNet-20 for CIFAR-10", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         */
        public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
            @Override
            public Network build() {
                return ResNet20.build(this);
            }
        }

        private static Network build(Spec spec) {
            Cnn net = new Cnn(spec.batch(), 3, 32);
            Feature x = net.relu(
                    "relu", net.conv("conv1", net.input(), 16, Window.of(3).pad(1)));
            for (int stage = 0; stage < 3; stage++) {
                for (int block = 0; block < 3; block++) {
                    String at = "layer" + (stage + 1) + "." + block;
                    x = block(net, at, x, 16L << stage, stage > 0 && block == 0 ? 2 : 1);
                }
            }
            return head(net, x, "resnet20", 10, "He et al., CVPR 2016, section 4.2, option A");
        }

        private static Feature block(Cnn net, String at, Feature in, long channels, long stride) {
            Window three = Window.of(3).pad(1);
            Feature x = net.relu(at + ".relu1", net.conv(at + ".conv1", in, channels, three.stride(stride)));
            x = net.conv(at + ".conv2", x, channels, three);
            Feature shortcut = stride == 1 ? in : padded(net, at, in, x);
            return net.relu(at + ".relu2", net.add(at + ".add", x, shortcut));
        }

        private static Feature padded(Cnn net, String at, Feature in, Feature like) {
            Extent extent = like.extent();
            long sliced = net.batch() * in.channels() * extent.area();
            Feature slice = net.put(at + ".slice", VectorWork.move("slice", sliced, sliced), in.channels(), extent, in);
            long out = net.total(like);
            return net.put(at + ".pad", VectorWork.move("pad", sliced, out), like.channels(), extent, slice);
        }
    }
}
