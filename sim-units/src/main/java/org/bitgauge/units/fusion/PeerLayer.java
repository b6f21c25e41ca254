package org.bitgauge.units.fusion;

/**
 * A layer as the BitFusion simulator searches it: square and ungrouped; a fully connected layer has a kernel and an output
 * of side 1.
 *
 * @param kernel side of the window
 * @param output side of the output
 * @param stride of the window
 * @param channels input channels
 * @param filters output channels
 * @param batch images
 * @param activationBits bits of an activation
 * @param weightBits bits of a weight
 * @param unrolled whether windows are unrolled outside the array, as for the first layer of a network
 */
public record PeerLayer(
        long kernel,
        long output,
        long stride,
        long channels,
        long filters,
        long batch,
        int activationBits,
        int weightBits,
        boolean unrolled) {
    public PeerLayer {
        if (kernel < 1 || output < 1 || stride < 1 || channels < 1 || filters < 1 || batch < 1) {
            throw new IllegalArgumentException("every loop of a layer runs at least once");
        }
        if (activationBits < 1 || weightBits < 1) {
            throw new IllegalArgumentException("operands have at least 1 bit");
        }
    }
}
