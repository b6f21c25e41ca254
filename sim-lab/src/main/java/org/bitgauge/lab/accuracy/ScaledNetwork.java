package org.bitgauge.lab.accuracy;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;
import org.bitgauge.workloads.zoo.LeNetWidths;
import org.bitgauge.workloads.zoo.Mlp;

/**
 * A family of networks over their width.
 *
 * @param kind which family
 * @param inputs values of an input, for an mlp
 * @param hidden hidden layers of the width, for an mlp
 * @param outputs classes, for an mlp
 * @param multiple to which an interpolated width is rounded up, so that it can be folded
 */
@Doc("A family of networks over their width.")
public record ScaledNetwork(
        @Doc("mlp: width is the neurons of every hidden layer; lenet: width multiplies 6, 16 maps and 120, 84 neurons.")
                Kind kind,
        @Doc("Values of an input, for an mlp.") @Default("784") @Positive long inputs,
        @Doc("Hidden layers, for an mlp.") @Default("2") @Positive int hidden,
        @Doc("Classes, for an mlp.") @Default("10") @Positive long outputs,
        @Doc("Interpolated widths are rounded up to a multiple of this, so that they can be folded.")
                @Default("8")
                @Positive
                long multiple) {
    /** Families. */
    public enum Kind {
        /** Fully connected. */
        MLP,
        /** LeNet-5, scaled. */
        LENET
    }

    /** The network of a width; a trained width is met exactly, another rounded up. */
    Network build(double width, boolean trained) {
        return kind == Kind.MLP ? mlp(width, trained) : lenet(width, trained);
    }

    private Network mlp(double width, boolean trained) {
        long h = trained ? Math.round(width) : up(width, multiple);
        ImmutableList.Builder<Long> widths = ImmutableList.<Long>builder().add(inputs);
        for (int i = 0; i < hidden; i++) {
            widths.add(h);
        }
        Network built = new Mlp.Spec(1, widths.add(outputs).build()).build();
        return new Network("mlp-" + h, built.source(), 1, built.layers());
    }

    private Network lenet(double width, boolean trained) {
        long[] base = {6, 16, 120, 84};
        long[] scaled = new long[base.length];
        for (int i = 0; i < base.length; i++) {
            scaled[i] = trained ? (long) Math.rint(width * base[i]) : up(width * base[i], i < 2 ? 1 : multiple / 2);
        }
        Network built = new LeNetWidths.Spec(
                        1, ImmutableList.of(scaled[0], scaled[1]), ImmutableList.of(scaled[2], scaled[3]))
                .build();
        return new Network(
                "lenet-" + scaled[0] + "-" + scaled[1] + "-" + scaled[2] + "-" + scaled[3],
                built.source(),
                1,
                built.layers());
    }

    private static long up(double value, long multiple) {
        long unit = Math.max(1, multiple);
        return (long) Math.ceil(value / unit - 1e-9) * unit;
    }
}
