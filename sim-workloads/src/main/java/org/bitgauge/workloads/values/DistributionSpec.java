package org.bitgauge.workloads.values;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.List;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.values.CodeDistribution;
import org.bitgauge.core.values.LayerZeros;

/**
 * A distribution in place of values.
 *
 * @param kind its form
 * @param zeros share of values that are exactly zero beside it
 * @param reach spreads from 0 to the largest value of the tensor, which becomes the largest code
 * @param layerZeros share of zeros in single layers
 */
@Doc("A distribution in place of values.")
public record DistributionSpec(
        @Doc("Form of the distribution.") Kind kind,
        @Doc("Share of values that are exactly zero, as a ReLU makes them.") @Default("0") @Range(min = 0, max = 1)
                double zeros,
        @Doc("How many spreads (standard deviations, for Laplace and exponential their scale) the largest value is away"
                        + " from 0; 1 for uniform.")
                @Positive
                double reach,
        @Doc("Share of values that are exactly zero in single layers, in place of `zeros`.") @Default("[]")
                List<LayerZeros> layerZeros) {
    /** Forms. */
    public enum Kind {
        @Doc("Normal around 0.")
        NORMAL,
        @Doc("Magnitude of a normal; never negative.")
        HALF_NORMAL,
        @Doc("Two-sided exponential around 0.")
        LAPLACE,
        @Doc("Exponential; never negative.")
        EXPONENTIAL,
        @Doc("Every magnitude equally likely, both signs.")
        UNIFORM;

        /** Whether negative values occur. */
        boolean hasSigns() {
            return this == NORMAL || this == LAPLACE || this == UNIFORM;
        }
    }

    public DistributionSpec {
        requireNonNull(kind, "kind");
        layerZeros = ImmutableList.copyOf(layerZeros);
    }

    /** The distribution in one layer, with the zeros that are declared for it. */
    DistributionSpec in(String layer) {
        return layerZeros.stream()
                .filter(own -> own.layer().equals(layer))
                .findFirst()
                .map(own -> new DistributionSpec(kind, own.share(), reach, ImmutableList.of()))
                .orElse(this);
    }

    /** Probabilities of the codes of a format; a distribution without signs never uses negative codes. */
    public CodeDistribution codes(FixedPointFormat format) {
        int most = (int) format.highestCode();
        boolean signs = kind.hasSigns() && format.isSigned();
        int lowest = signs ? -most : 0;
        double[] probabilities = new double[most - lowest + 1];
        double sum = 0;
        for (int code = 0; code <= most; code++) {
            double from = code == 0 ? 0 : below((code - 0.5) * reach / most);
            double to = code == most ? 1 : below((code + 0.5) * reach / most);
            double share = (1 - zeros) * (to - from) + (code == 0 ? zeros : 0);
            if (signs && code > 0) {
                probabilities[code - lowest] = share / 2;
                probabilities[-code - lowest] = share / 2;
            } else {
                probabilities[code - lowest] = share;
            }
            sum += share;
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= sum;
        }
        return new CodeDistribution(
                format.bits(), format.fractionBits(), signs, lowest, ImmutableDoubleArray.copyOf(probabilities));
    }

    /** Probability that the magnitude is below {@code x} spreads. */
    double below(double x) {
        return switch (kind) {
            case NORMAL, HALF_NORMAL -> errorFunction(x / Math.sqrt(2));
            case LAPLACE, EXPONENTIAL -> -Math.expm1(-x);
            case UNIFORM -> Math.min(1, x);
        };
    }

    /** The error function by its power series, or its continued fraction where that converges faster; x >= 0. */
    static double errorFunction(double x) {
        if (x < 3) {
            double term = x;
            double sum = x;
            for (int n = 1; Math.abs(term) > 1e-17 * sum; n++) {
                term *= -x * x / n;
                sum += term / (2 * n + 1);
            }
            return Math.min(1, 2 / Math.sqrt(Math.PI) * sum);
        }
        double fraction = 0;
        for (int n = 60; n > 0; n--) {
            fraction = n / 2.0 / (x + fraction);
        }
        return 1 - Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
    }
}
