package org.bitgauge.workloads.infer.data;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.workloads.WorkloadException;

/**
 * What is done to stored values before the network sees them: {@code (value / divide - mean) / std}, every step in single
 * precision. Pictures are first cropped to a centred square and resized.
 *
 * @param layout order of stored values
 * @param bgr whether the network takes blue first; red first otherwise
 * @param size rows and columns pictures are resized to
 * @param divide divisor of each value
 * @param mean subtracted from each channel; one for all, or one each
 * @param std divisor of each channel; one for all, or one each
 */
public record Preprocessing(
        @Doc("Order of the stored values of .npy images: nchw or nhwc.") @Default("nchw") Layout layout,
        @Doc("Whether the network takes the channels in the order blue, green, red.") @Default("false") boolean bgr,
        @Doc("Rows and columns that pictures are resized to, after a centred square crop.") @Range(min = 1)
                Optional<Integer> size,
        @Doc("Each value is divided by this first, as 255.") @Default("1") double divide,
        @Doc("Then this is subtracted; one number, or one for each channel.") @Default("[]") ImmutableList<Double> mean,
        @Doc("Then it is divided by this; one number, or one for each channel.") @Default("[]")
                ImmutableList<Double> std) {
    /** Values as they are stored. */
    public static final Preprocessing NONE =
            new Preprocessing(Layout.NCHW, false, Optional.empty(), 1, ImmutableList.of(), ImmutableList.of());

    /** Bytes of MNIST digits divided by 255. */
    public static final Preprocessing BYTES =
            new Preprocessing(Layout.NCHW, false, Optional.empty(), 255, ImmutableList.of(), ImmutableList.of());

    public Preprocessing {
        requireNonNull(layout, "layout");
        requireNonNull(size, "size");
        if (!(Math.abs(divide) > 0) || std.contains(0.0)) {
            throw new IllegalArgumentException("values cannot be divided by 0; give a divisor other than 0, as 255");
        }
    }

    /** One value of a channel as the network sees it. */
    float apply(double stored, int channel) {
        float value = (float) stored / (float) divide;
        if (!mean.isEmpty()) {
            value -= (float) (double) mean.get(mean.size() == 1 ? 0 : channel);
        }
        if (!std.isEmpty()) {
            value /= (float) (double) std.get(std.size() == 1 ? 0 : channel);
        }
        return value;
    }

    /** Checks that there is a mean and a deviation for each of so many channels. */
    void check(String name, int channels) {
        for (ImmutableList<Double> list : ImmutableList.of(mean, std)) {
            if (list.size() > 1 && list.size() != channels) {
                throw new WorkloadException(name + ": has " + channels + " channels, the preprocessing gives "
                        + list.size() + " numbers; give one, or one for each");
            }
        }
    }
}
