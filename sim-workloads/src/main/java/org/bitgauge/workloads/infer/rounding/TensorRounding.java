package org.bitgauge.workloads.infer.rounding;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.OptionalDouble;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.Granularity;

/**
 * How a tensor is rounded.
 *
 * @param format the format; a block format takes its blocks along the channels that are summed over
 * @param scaling what numbers are divided by before rounding; none for block formats, which have scales of their own
 * @param granularity which values share a scale: the tensor of one image, a channel, or a group along the summed channels
 * @param maxMagnitude largest magnitude the scale is made for, as calibrated; absent where each tensor is looked at
 */
public record TensorRounding(
        NumberFormat format, Scaling scaling, Granularity granularity, OptionalDouble maxMagnitude) {
    public TensorRounding {
        requireNonNull(format, "format");
        requireNonNull(scaling, "scaling");
        requireNonNull(granularity, "granularity");
        requireNonNull(maxMagnitude, "max magnitude");
        if (format instanceof BlockFormat && scaling != Scaling.NONE) {
            throw new IllegalArgumentException(format.name() + " scales its blocks itself; leave out the scaling");
        }
        if (maxMagnitude.isPresent() && granularity.kind() != Granularity.Kind.TENSOR) {
            throw new IllegalArgumentException("a calibrated magnitude is one of the whole tensor, not of a "
                    + granularity.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Into the numbers of the format as they are. */
    public static TensorRounding of(NumberFormat format) {
        return new TensorRounding(format, Scaling.NONE, Granularity.TENSOR, OptionalDouble.empty());
    }

    /** With one scale for each tensor, from its own largest magnitude. */
    public static TensorRounding scaled(NumberFormat format, Scaling scaling, Granularity granularity) {
        return new TensorRounding(format, scaling, granularity, OptionalDouble.empty());
    }

    /** With the scale for a magnitude measured beforehand. */
    public static TensorRounding calibrated(NumberFormat format, Scaling scaling, double maxMagnitude) {
        return new TensorRounding(format, scaling, Granularity.TENSOR, OptionalDouble.of(maxMagnitude));
    }

    /**
     * What numbers of at most {@code maxMagnitude} are divided by; 1 for zeros.
     *
     * @throws IllegalArgumentException if the magnitude is no finite number
     */
    public double scale(double maxMagnitude) {
        if (!(maxMagnitude >= 0 && maxMagnitude < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no scale fits a largest magnitude of " + maxMagnitude);
        }
        if (scaling == Scaling.NONE || maxMagnitude == 0) {
            return 1;
        }
        return scaling == Scaling.LINEAR
                ? maxMagnitude / largest()
                : Math.scalb(1.0, Math.getExponent(maxMagnitude) + 1 - integerBits());
    }

    /** What numbers are multiplied by before rounding; {@code 1 / scale} but for the last bit of a linear one. */
    double inverse(double maxMagnitude) {
        return scaling == Scaling.LINEAR && maxMagnitude != 0 ? largest() / maxMagnitude : 1 / scale(maxMagnitude);
    }

    private double largest() {
        return format instanceof FixedPointFormat f ? f.highestCode() * f.step() : format.maxMagnitude();
    }

    private int integerBits() {
        return format instanceof FixedPointFormat f
                ? f.bits() - (f.signed() ? 1 : 0) - f.fractionBits()
                : Math.getExponent(format.maxMagnitude()) + 1;
    }
}
