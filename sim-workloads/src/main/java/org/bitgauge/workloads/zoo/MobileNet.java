package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.layer.Network;

/** MobileNets with width multiplier, TensorFlow padding, ReLU6; batch normalisation folded. */
public final class MobileNet {
    private MobileNet() {}

    /** Checked parameters of both versions. */
    private record Shape(long batch, long resolution, double width, long classes) {
        Shape {
            if (!(width > 0 && width <= 16)) {
                throw new IllegalArgumentException("width must be above 0 and at most 16, was " + width);
            }
        }

        /** Channels scaled and rounded to the nearest multiple of eight, not more than a tenth down. */
        long channels(long base) {
            double scaled = base * width;
            long rounded = Math.max(8, (long) (scaled + 4) / 8 * 8);
            return rounded < 0.9 * scaled ? rounded + 8 : rounded;
        }
    }

    private static final class Builder {
        private final Cnn net;
        private int next = 1;

        Builder(Shape spec) {
            net = new Cnn(spec.batch(), 3, spec.resolution());
        }

        Feature conv(Feature in, long out, Window window) {
            return net.conv("conv" + next++, in, out, window);
        }

        Feature depthwise(Feature in, long stride) {
            String name = "dwconv" + next++;
            return clip(net.depthwise(name, in, Window.same(3, stride)));
        }

        Feature clip(Feature in) {
            return net.clip("relu6_" + in.layer(), in);
        }
    }

    /** MobileNet v1 (Howard et al., 2017): depthwise separable convolutions. */
    @AutoService(NetworkFamily.class)
    public static final class V1 extends BuiltIn {
        /** For the service loader. */
        public V1() {
            super("mobilenet-v1", "MobileNet v1 with width multiplier", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         * @param resolution height and width of the input in pixels
         * @param width multiplier of all channel counts
         * @param classes outputs; TensorFlow's models have 1001 (one for the background)
         */
        public record Spec(
                @Doc("Images at once.") @Default("1") @Positive long batch,
                @Doc("Height and width of the input in pixels.") @Default("224") @Positive long resolution,
                @Doc("Multiplier of all channel counts.") @Default("1.0") @Range(min = 0.01, max = 16) double width,
                @Doc("Outputs; TensorFlow's models have 1001, one for the background.") @Default("1000") @Positive
                        long classes)
                implements NetworkSpec {
            @Override
            public Network build() {
                return V1.build(new Shape(batch, resolution, width, classes));
            }
        }

        private static final long[][] BLOCKS = {
            {64, 1}, {128, 2}, {128, 1}, {256, 2}, {256, 1}, {512, 2}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {512, 1},
            {1024, 2}, {1024, 1}
        };

        private static Network build(Shape spec) {
            Builder b = new Builder(spec);
            Feature x = b.clip(b.conv(b.net.input(), scaled(spec, 32), Window.same(3, 2)));
            for (long[] block : BLOCKS) {
                x = b.depthwise(x, block[1]);
                x = b.clip(b.conv(x, scaled(spec, block[0]), Window.of(1)));
            }
            b.net.fullyConnected("fc", b.net.globalAveragePool("pool", x), spec.classes());
            return b.net.build("mobilenet-v1", "Howard et al., arXiv 1704.04861; TensorFlow-Slim mobilenet_v1");
        }

        private static long scaled(Shape spec, long base) {
            return Math.max(8, (long) (base * spec.width()));
        }
    }

    /** MobileNet v2 (Sandler et al., CVPR 2018): inverted residuals with linear bottlenecks. */
    @AutoService(NetworkFamily.class)
    public static final class V2 extends BuiltIn {
        /** For the service loader. */
        public V2() {
            super("mobilenet-v2", "MobileNet v2 with width multiplier", Spec.class);
        }

        /**
         * Parameters.
         *
         * @param batch images at once
         * @param resolution height and width of the input in pixels
         * @param width multiplier of all channel counts
         * @param classes outputs; TensorFlow's models have 1001 (one for the background)
         */
        public record Spec(
                @Doc("Images at once.") @Default("1") @Positive long batch,
                @Doc("Height and width of the input in pixels.") @Default("224") @Positive long resolution,
                @Doc("Multiplier of all channel counts.") @Default("1.0") @Range(min = 0.01, max = 16) double width,
                @Doc("Outputs; TensorFlow's models have 1001, one for the background.") @Default("1000") @Positive
                        long classes)
                implements NetworkSpec {
            @Override
            public Network build() {
                return V2.build(new Shape(batch, resolution, width, classes));
            }
        }
        /** Expansion, channels, repeats, stride: table 2 of the paper. */
        private static final long[][] BLOCKS = {
            {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
        };

        private static Network build(Shape spec) {
            Builder b = new Builder(spec);
            Feature x = b.clip(b.conv(b.net.input(), spec.channels(32), Window.same(3, 2)));
            for (long[] block : BLOCKS) {
                for (int i = 0; i < block[2]; i++) {
                    x = block(b, x, block[0], spec.channels(block[1]), i == 0 ? block[3] : 1);
                }
            }
            long last = spec.width() > 1 ? spec.channels(1280) : 1280;
            x = b.clip(b.conv(x, last, Window.of(1)));
            b.net.fullyConnected("fc", b.net.globalAveragePool("pool", x), spec.classes());
            return b.net.build("mobilenet-v2", "Sandler et al., CVPR 2018, table 2");
        }

        private static Feature block(Builder b, Feature in, long expansion, long channels, long stride) {
            Feature x = expansion == 1
                    ? in
                    : b.clip(b.conv(in, Math.multiplyExact(in.channels(), expansion), Window.of(1)));
            x = b.conv(b.depthwise(x, stride), channels, Window.of(1));
            return stride == 1 && in.channels() == channels ? b.net.add("add_" + x.layer(), x, in) : x;
        }
    }
}
