package org.bitgauge.lab.search;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.zoo.LeNet;

/**
 * A network whose accuracy follows from a formula: each operand of each layer adds noise 4^-significand times a weight of its
 * own, a narrow exponent adds noise of its own, and right answers fall with the sum.
 */
final class FakeSubject implements Subject {
    private final Network network = new LeNet.LeNet5.Spec(1).build();
    private int measurements;

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public ImmutableList<String> layers() {
        return network.layers().stream()
                .filter(layer -> layer.operation().macs() > 0)
                .map(Layer::name)
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public FixedPointFormat fixed(String layer, TensorRole role, int bits) {
        return new FixedPointFormat(bits, bits - 2, true, false, Rounding.NEAREST_EVEN);
    }

    @Override
    public String fingerprint() {
        return "fake/1";
    }

    @Override
    public String metric() {
        return "top-1";
    }

    @Override
    public long images() {
        return 10_000;
    }

    @Override
    public long baseline() {
        return 9_900;
    }

    @Override
    public long correct(PrecisionProfile profile) {
        measurements++;
        return Math.round(9_900 / (1 + 0.3 * sum(profile)));
    }

    int measurements() {
        return measurements;
    }

    @Override
    public double correlation(PrecisionProfile profile, int inputs) {
        return 1 / (1 + 0.5 * sum(profile));
    }

    @Override
    public double noise(PrecisionProfile profile, int inputs) {
        return sum(profile);
    }

    private double sum(PrecisionProfile profile) {
        double sum = 0;
        int weight = 1;
        for (Layer layer : network.layers()) {
            if (layer.operation().macs() > 0) {
                sum += weight
                        * noise(profile.given(layer, TensorRole.WEIGHTS)
                                .orElseThrow()
                                .format());
                sum += 2
                        * weight
                        * noise(profile.given(layer, TensorRole.ACTIVATIONS)
                                .orElseThrow()
                                .format());
                weight++;
            }
        }
        return sum;
    }

    private static double noise(NumberFormat format) {
        double range = format instanceof FloatFormat f ? Math.pow(16, 4 - f.exponentBits()) : 0;
        return Math.pow(4, 1 - format.significandBits()) + range;
    }
}
