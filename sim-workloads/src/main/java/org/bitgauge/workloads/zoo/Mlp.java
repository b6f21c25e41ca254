package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/** Multi-layer perceptron with ReLU; by default 784-128-64-10 for MNIST digits. */
@AutoService(NetworkFamily.class)
public final class Mlp extends BuiltIn {
    /** For the service loader. */
    public Mlp() {
        super("mlp", "Fully connected network with ReLU, 784-128-64-10 unless told otherwise", Spec.class);
    }

    /**
     * Widths of the layers.
     *
     * @param batch inputs at once
     * @param widths input, hidden and output widths in order
     */
    public record Spec(
            @Doc("Inputs at once.") @Default("1") @Positive long batch,
            @Doc("Input, hidden and output widths in order.") @Default("[784, 128, 64, 10]") ImmutableList<Long> widths)
            implements NetworkSpec {
        public Spec {
            if (widths.size() < 2) {
                throw new IllegalArgumentException("widths need an input and an output at least, as [784, 128, 10]");
            }
            widths.forEach(w -> Check.positive(w, "width"));
        }

        @Override
        public Network build() {
            return Mlp.build(this);
        }
    }

    private static Network build(Spec spec) {
        Cnn net = new Cnn(spec.batch(), spec.widths().get(0), 1);
        Feature x = net.input();
        int last = spec.widths().size() - 1;
        for (int i = 1; i <= last; i++) {
            x = net.fullyConnected("fc" + i, x, spec.widths().get(i));
            if (i < last) {
                x = net.relu("relu_fc" + i, x);
            }
        }
        return net.build("mlp", "fully connected network with ReLU");
    }
}
