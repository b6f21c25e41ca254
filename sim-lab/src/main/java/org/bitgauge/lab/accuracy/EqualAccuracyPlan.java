package org.bitgauge.lab.accuracy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.result.AccuracyRow;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.PrecisionRule;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * What has to be run for a comparison at equal accuracy: for every series, target and precision the narrowest network that
 * reaches the target.
 *
 * @param source of the accuracies
 * @param points in order of series, target and precision
 */
public record EqualAccuracyPlan(String source, ImmutableList<Point> points) {
    public EqualAccuracyPlan {
        requireNonNull(source, "source");
        requireNonNull(points, "points");
    }

    /**
     * One precision at one target.
     *
     * @param row what the table says
     * @param precision of the networks
     * @param network that reaches the target; empty where none does
     * @param profile formats of its tensors
     */
    public record Point(AccuracyRow row, Precision precision, Optional<Network> network, PrecisionProfile profile) {}

    /** Reads the table and finds the networks. */
    public static EqualAccuracyPlan of(EqualAccuracySpec spec) {
        AccuracyTable table = spec.load();
        ImmutableList.Builder<Point> points = ImmutableList.builder();
        for (AccuracySeries series : spec.series()) {
            OptionalInt epochs = series.epochs().map(OptionalInt::of).orElse(OptionalInt.empty());
            ImmutableList<Precision> precisions = table.precisions(series.rows(), epochs);
            if (precisions.isEmpty()) {
                throw new IllegalArgumentException("the accuracy table has no rows of '" + series.rows() + "'"
                        + series.epochs().map(e -> " with " + e + " epochs").orElse("") + "; it has "
                        + table.rows().stream()
                                .map(AccuracyTable.Row::network)
                                .distinct()
                                .toList());
            }
            for (double target : spec.targets()) {
                for (Precision precision : precisions) {
                    points.add(point(series, target, precision, table.curve(series.rows(), epochs, precision)));
                }
            }
        }
        return new EqualAccuracyPlan(table.source(), points.build());
    }

    private static Point point(AccuracySeries series, double target, Precision precision, AccuracyCurve curve) {
        Optional<AccuracyCurve.Crossing> crossing = curve.reaching(target);
        Optional<Network> network = crossing.map(c -> series.scaled().build(c.width(), c.isTrained()));
        PrecisionProfile profile = profile(precision, network);
        AccuracyRow row = new AccuracyRow(
                series.name(),
                precision.label(),
                target,
                crossing.map(AccuracyCurve.Crossing::how).orElse("not reached"),
                curve.best(),
                crossing.map(AccuracyCurve.Crossing::width).orElse(0.0),
                crossing.map(AccuracyCurve.Crossing::below).orElse(curve.widest()),
                crossing.map(AccuracyCurve.Crossing::above).orElse(0.0),
                network.map(Network::name).orElse(""),
                profile.name(),
                network.map(Network::macs).orElse(0L),
                network.map(n -> weightBits(n, precision)).orElse(0L));
        return new Point(row, precision, network, profile);
    }

    private static long weightBits(Network network, Precision precision) {
        long weights = network.layers().stream()
                .filter(l -> l.operation().macs() > 0)
                .mapToLong(l -> l.operation().weightElements())
                .sum();
        return weights * precision.weights().elementBits();
    }

    /** The first layer takes 8-bit pixels, the last gives its sums; float32 is float32 throughout. */
    private static PrecisionProfile profile(Precision precision, Optional<Network> network) {
        PrecisionProfile plain = PrecisionProfile.of(precision.weights(), precision.activations())
                .named(precision.label());
        if (precision.isFloat() || network.isEmpty()) {
            return plain;
        }
        ImmutableList<Layer> products = network.get().layers().stream()
                .filter(l -> l.operation().macs() > 0)
                .collect(ImmutableList.toImmutableList());
        TensorFormat pixels = TensorFormat.of(NumberFormats.parse("uint8"));
        TensorFormat sums = TensorFormat.of(NumberFormats.parse("int32"));
        return new PrecisionProfile(
                precision.label(),
                plain.weights(),
                plain.activations(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ImmutableList.of(
                        new PrecisionRule(
                                Optional.of(products.get(0).name()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(pixels),
                                Optional.empty(),
                                Optional.empty()),
                        new PrecisionRule(
                                Optional.of(products.get(products.size() - 1).name()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(sums))));
    }
}
