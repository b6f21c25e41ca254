package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.layer.Network;

/** SqueezeNet 1.0 (Iandola et al., 2016) as in Caffe, with the padded conv10: 1,248,424 parameters. */
@AutoService(NetworkFamily.class)
public final class SqueezeNet extends BuiltIn {
    /** For the service loader. */
    public SqueezeNet() {
        super("squeezenet1.0", "SqueezeNet 1.0 for ImageNet", Spec.class);
    }

    private static final Window HALF = Window.of(3).stride(2);

    /**
     * Parameters.
     *
     * @param batch images at once
     * @param resolution height and width of the input in pixels; the authors' network takes 227
     * @param lastPadding zeros around the input of conv10: 1 in the authors' network, 0 in torchvision
     */
    public record Spec(
            @Doc("Images at once.") @Default("1") @Positive long batch,
            @Doc("Height and width of the input in pixels.") @Default("227") @Positive long resolution,
            @Doc("Zeros around the input of conv10: 1 in the authors' network, 0 in torchvision.")
                    @Default("1")
                    @Range(min = 0)
                    long lastPadding)
            implements NetworkSpec {
        @Override
        public Network build() {
            return SqueezeNet.build(this);
        }
    }

    private static Network build(Spec spec) {
        Cnn net = new Cnn(spec.batch(), 3, spec.resolution());
        Feature x = net.convRelu("conv1", net.input(), 96, Window.of(7).stride(2));
        x = net.maxPool("pool1", x, HALF, true);
        x = fire(net, "fire2", x, 16, 64);
        x = fire(net, "fire3", x, 16, 64);
        x = fire(net, "fire4", x, 32, 128);
        x = net.maxPool("pool4", x, HALF, true);
        x = fire(net, "fire5", x, 32, 128);
        x = fire(net, "fire6", x, 48, 192);
        x = fire(net, "fire7", x, 48, 192);
        x = fire(net, "fire8", x, 64, 256);
        x = net.maxPool("pool8", x, HALF, true);
        x = fire(net, "fire9", x, 64, 256);
        x = net.convRelu("conv10", x, 1000, Window.of(1).pad(spec.lastPadding()));
        net.globalAveragePool("pool10", x);
        return net.build("squeezenet1.0", "Iandola et al., arXiv 1602.07360; Caffe SqueezeNet_v1.0");
    }

    private static Feature fire(Cnn net, String name, Feature in, long squeeze, long expand) {
        Feature s = convRelu(net, name + "/squeeze1x1", in, squeeze, Window.of(1));
        Feature a = convRelu(net, name + "/expand1x1", s, expand, Window.of(1));
        Feature b = convRelu(net, name + "/expand3x3", s, expand, Window.of(3).pad(1));
        return net.concat(name + "/concat", a, b);
    }

    private static Feature convRelu(Cnn net, String name, Feature in, long out, Window window) {
        return net.relu(name + "/relu", net.conv(name, in, out, window));
    }
}
