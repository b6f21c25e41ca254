package org.bitgauge.workloads.bitfusion;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;

/**
 * A layer as the BitFusion simulator sees it: square, ungrouped, with the bits of its operands.
 *
 * @param name as coded there
 * @param inputs layers it reads
 * @param fullyConnected whether it is a matrix product, which is priced as a 1x1 convolution of one pixel
 * @param kernel side of the window
 * @param stride of the window
 * @param input side of the input, padding excluded
 * @param output side of the output
 * @param channels input channels
 * @param filters output channels
 * @param activationBits bits of an activation
 * @param weightBits bits of a weight; one bit codes plus or minus one
 */
public record BitFusionLayer(
        String name,
        ImmutableList<String> inputs,
        boolean fullyConnected,
        int kernel,
        int stride,
        int input,
        int output,
        int channels,
        int filters,
        int activationBits,
        int weightBits) {
    public BitFusionLayer {
        requireNonNull(name, "name");
        requireNonNull(inputs, "inputs");
        if (kernel < 1
                || stride < 1
                || input < 1
                || output < 1
                || channels < 1
                || filters < 1
                || activationBits < 1
                || weightBits < 1) {
            throw new IllegalArgumentException("layer " + name + " has a size below 1");
        }
    }

    /** Whether it is a convolution of the network's own input, whose windows are unrolled outside the array. */
    public boolean unrolled() {
        return !fullyConnected && inputs.contains(Network.INPUT);
    }

    /** The layer of a network for so many images. */
    public Layer layer(long batch) {
        return new Layer(name, operation(batch), inputs);
    }

    private Operation operation(long batch) {
        if (fullyConnected) {
            return MatrixMultiply.fullyConnected(batch, channels, filters, true);
        }
        long zeros = Math.max(0, (long) (output - 1) * stride + kernel - input);
        Padding padding = new Padding(zeros / 2, zeros / 2, zeros - zeros / 2, zeros - zeros / 2);
        return new Convolution(
                batch,
                1,
                channels,
                filters,
                Extent.square(input),
                Extent.square(kernel),
                Extent.square(stride),
                Extent.square(1),
                padding,
                true);
    }

    /** Format of the activations. */
    public NumberFormat activations() {
        return format(activationBits);
    }

    /** Format of the weights. */
    public NumberFormat weights() {
        return format(weightBits);
    }

    private static NumberFormat format(int bits) {
        return NumberFormats.parse(bits == 1 ? "binary" : "int" + bits);
    }
}
