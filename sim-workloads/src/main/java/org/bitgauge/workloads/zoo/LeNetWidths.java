package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/** LeNet-5 with other widths, for comparisons over the width of a network. */
@AutoService(NetworkFamily.class)
public final class LeNetWidths extends BuiltIn {
    /** For the service loader. */
    public LeNetWidths() {
        super("lenet-widths", "LeNet-5 for 28x28 digits with widths of your own", Spec.class);
    }

    /**
     * Widths of the layers.
     *
     * @param batch images at once
     * @param maps of the two convolutions
     * @param hidden neurons of the two hidden fully connected layers
     */
    public record Spec(
            @Doc("Images at once.") @Default("1") @Positive long batch,
            @Doc("Maps of the two convolutions.") @Default("[6, 16]") ImmutableList<Long> maps,
            @Doc("Neurons of the two hidden fully connected layers.") @Default("[120, 84]") ImmutableList<Long> hidden)
            implements NetworkSpec {
        public Spec {
            if (maps.size() != 2 || hidden.size() != 2) {
                throw new IllegalArgumentException(
                        "LeNet has two convolutions and two hidden layers, as maps: [6, 16] and"
                                + " hidden: [120, 84]");
            }
            maps.forEach(w -> Check.positive(w, "width"));
            hidden.forEach(w -> Check.positive(w, "width"));
        }

        @Override
        public Network build() {
            return LeNetWidths.build(this);
        }
    }

    private static Network build(Spec spec) {
        Cnn net = new Cnn(spec.batch(), 1, 28);
        Window half = Window.of(2).stride(2);
        Feature x = net.convRelu(
                "conv1", net.input(), spec.maps().get(0), Window.of(5).pad(2));
        x = net.maxPool("pool1", x, half, false);
        x = net.convRelu("conv2", x, spec.maps().get(1), Window.of(5));
        x = net.maxPool("pool2", x, half, false);
        x = net.relu("relu_fc1", net.fullyConnected("fc1", x, spec.hidden().get(0)));
        x = net.relu("relu_fc2", net.fullyConnected("fc2", x, spec.hidden().get(1)));
        net.fullyConnected("fc3", x, 10);
        return net.build("lenet-widths", "LeCun et al., Proc. IEEE 86(11), 1998, with other widths");
    }
}
