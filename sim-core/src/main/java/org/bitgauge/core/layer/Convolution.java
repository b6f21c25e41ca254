package org.bitgauge.core.layer;

import static java.lang.Math.multiplyExact;

/**
 * A two-dimensional convolution with groups, stride, dilation and padding on each side; depthwise is {@code groups ==
 * inChannels}. A fully connected layer is a {@link MatrixMultiply}.
 *
 * @param batch images
 * @param groups independent groups of channels; divides both channel counts
 * @param inChannels channels of the input, all groups together
 * @param outChannels channels of the output, all groups together
 * @param in input height and width without padding
 * @param kernel kernel height and width
 * @param stride vertical and horizontal stride
 * @param dilation distance of neighbouring kernel elements, 1 for a plain kernel
 * @param padding rows and columns of zeros around the input
 * @param bias whether one bias per output channel is added
 */
public record Convolution(
        long batch,
        long groups,
        long inChannels,
        long outChannels,
        Extent in,
        Extent kernel,
        Extent stride,
        Extent dilation,
        Padding padding,
        boolean bias)
        implements Operation {
    public Convolution {
        Positive.check(batch, "batch");
        Positive.check(groups, "groups");
        Positive.check(inChannels, "input channels");
        Positive.check(outChannels, "output channels");
        if (inChannels % groups != 0 || outChannels % groups != 0) {
            throw new IllegalArgumentException("groups (" + groups + ") must divide input channels (" + inChannels
                    + ") and output channels (" + outChannels + ")");
        }
        if (outSize(in.height(), padding.top() + padding.bottom(), kernel.height(), stride.height(), dilation.height())
                        < 1
                || outSize(
                                in.width(),
                                padding.left() + padding.right(),
                                kernel.width(),
                                stride.width(),
                                dilation.width())
                        < 1) {
            throw new IllegalArgumentException("the kernel " + kernel + " with dilation " + dilation
                    + " is larger than the padded input " + in + "; enlarge the padding or the input");
        }
    }

    private static long outSize(long in, long pad, long kernel, long stride, long dilation) {
        return (in + pad - (dilation * (kernel - 1) + 1)) / stride + 1;
    }

    /** Height and width of the output. */
    public Extent out() {
        return new Extent(
                outSize(
                        in.height(),
                        padding.top() + padding.bottom(),
                        kernel.height(),
                        stride.height(),
                        dilation.height()),
                outSize(
                        in.width(),
                        padding.left() + padding.right(),
                        kernel.width(),
                        stride.width(),
                        dilation.width()));
    }

    /** Whether each input channel is filtered on its own. */
    public boolean isDepthwise() {
        return groups > 1 && groups == inChannels;
    }

    @Override
    public String kind() {
        return isDepthwise() ? "depthwise" : groups > 1 ? "grouped-conv" : "conv";
    }

    @Override
    public long reductionLength() {
        return multiplyExact(inChannels / groups, kernel.area());
    }

    @Override
    public long macs() {
        return multiplyExact(outputElements(), reductionLength());
    }

    @Override
    public long weightElements() {
        return multiplyExact(outChannels, reductionLength());
    }

    @Override
    public long parameters() {
        return weightElements() + (bias ? outChannels : 0);
    }

    @Override
    public long activationElements() {
        return multiplyExact(batch, multiplyExact(inChannels, in.area()));
    }

    @Override
    public long outputElements() {
        return multiplyExact(batch, multiplyExact(outChannels, out().area()));
    }
}
