package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/**
 * GoogLeNet (Szegedy et al., CVPR 2015) as in Caffe, without the auxiliary classifiers of training: 6,998,552 parameters.
 * The branches of each inception module join in a concatenation.
 */
@AutoService(NetworkFamily.class)
public final class GoogLeNet extends BuiltIn {
    /** For the service loader. */
    public GoogLeNet() {
        super("googlenet", "GoogLeNet (Inception v1) without auxiliary classifiers, 224x224", Spec.class);
    }

    /**
     * Parameters.
     *
     * @param batch images at once
     */
    public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
        @Override
        public Network build() {
            return GoogLeNet.build(this);
        }
    }

    private static final Window ONE = Window.of(1);
    private static final Window HALF = Window.of(3).stride(2);

    private static Network build(Spec spec) {
        Cnn net = new Cnn(spec.batch(), 3, 224);
        Feature x = convRelu(
                net, "conv1/7x7_s2", net.input(), 64, Window.of(7).stride(2).pad(3));
        x = net.lrn("pool1/norm1", net.maxPool("pool1/3x3_s2", x, HALF, true));
        x = convRelu(net, "conv2/3x3_reduce", x, 64, ONE);
        x = convRelu(net, "conv2/3x3", x, 192, Window.of(3).pad(1));
        x = net.maxPool("pool2/3x3_s2", net.lrn("conv2/norm2", x), HALF, true);
        x = inception(net, "3a", x, 64, 96, 128, 16, 32, 32);
        x = inception(net, "3b", x, 128, 128, 192, 32, 96, 64);
        x = net.maxPool("pool3/3x3_s2", x, HALF, true);
        x = inception(net, "4a", x, 192, 96, 208, 16, 48, 64);
        x = inception(net, "4b", x, 160, 112, 224, 24, 64, 64);
        x = inception(net, "4c", x, 128, 128, 256, 24, 64, 64);
        x = inception(net, "4d", x, 112, 144, 288, 32, 64, 64);
        x = inception(net, "4e", x, 256, 160, 320, 32, 128, 128);
        x = net.maxPool("pool4/3x3_s2", x, HALF, true);
        x = inception(net, "5a", x, 256, 160, 320, 32, 128, 128);
        x = inception(net, "5b", x, 384, 192, 384, 48, 128, 128);
        x = net.globalAveragePool("pool5/7x7_s1", x);
        net.softmax("prob", net.fullyConnected("loss3/classifier", x, 1000));
        return net.build("googlenet", "Szegedy et al., CVPR 2015; Caffe models/bvlc_googlenet");
    }

    private static Feature convRelu(Cnn net, String name, Feature in, long out, Window window) {
        return net.relu(name + "/relu", net.conv(name, in, out, window));
    }

    private static Feature inception(
            Cnn net, String name, Feature in, long one, long reduce3, long three, long reduce5, long five, long pool) {
        String at = "inception_" + name + "/";
        Feature a = convRelu(net, at + "1x1", in, one, ONE);
        Feature b = convRelu(net, at + "3x3_reduce", in, reduce3, ONE);
        b = convRelu(net, at + "3x3", b, three, Window.of(3).pad(1));
        Feature c = convRelu(net, at + "5x5_reduce", in, reduce5, ONE);
        c = convRelu(net, at + "5x5", c, five, Window.of(5).pad(2));
        Feature d = net.maxPool(at + "pool", in, Window.of(3).pad(1), true);
        d = convRelu(net, at + "pool_proj", d, pool, ONE);
        return net.concat(at + "output", a, b, c, d);
    }
}
