package org.bitgauge.units.serial;

/**
 * Shape of a layer as the grid walks it. The first axis after the channels is called x, the second y, and windows run along
 * x first; padding is part of the input.
 *
 * @param linear whether it is a matrix-vector product (fully connected, recurrent)
 * @param recurrences products with one weight matrix, one after another; 1 for a convolution
 * @param channels of the input
 * @param nx input along x, padding included
 * @param ny input along y, padding included
 * @param filters outputs
 * @param filterChannels channels a filter reads
 * @param kx kernel along x
 * @param ky kernel along y
 * @param stride of the window
 */
public record SerialShape(
        boolean linear,
        int recurrences,
        int channels,
        int nx,
        int ny,
        int filters,
        int filterChannels,
        int kx,
        int ky,
        int stride) {
    public SerialShape {
        if (recurrences < 1 || channels < 1 || filters < 1 || filterChannels < 1 || stride < 1) {
            throw new IllegalArgumentException("channels, filters, strides and recurrences are at least 1");
        }
        if (kx < 1 || ky < 1 || kx > nx || ky > ny) {
            throw new IllegalArgumentException(
                    "a kernel of " + kx + " x " + ky + " does not fit an input of " + nx + " x " + ny);
        }
        if (channels % filterChannels != 0) {
            throw new IllegalArgumentException(
                    channels + " channels are no multiple of the " + filterChannels + " that a filter reads");
        }
        if (filters % (channels / filterChannels) != 0 && channels / filterChannels > 2) {
            throw new IllegalArgumentException(
                    filters + " filters do not divide into " + channels / filterChannels + " groups");
        }
    }

    /** A matrix-vector product. */
    public static SerialShape linear(int recurrences, int channels, int filters) {
        return new SerialShape(true, recurrences, channels, 1, 1, filters, channels, 1, 1, 1);
    }

    /** Outputs along x. */
    public int outX() {
        return (nx - kx) / stride + 1;
    }

    /** Outputs along y. */
    public int outY() {
        return (ny - ky) / stride + 1;
    }

    /** Windows. */
    public int windows() {
        return outX() * outY();
    }

    /** Whether every filter reads one channel of its own. */
    public boolean depthwise() {
        return filterChannels == 1 && channels != 1 && filters == channels;
    }

    /** Independent groups of channels and filters. */
    public int groups() {
        return channels / filterChannels;
    }

    /** Multiply-accumulates, zeros of the padding included. */
    public long macs() {
        return (long) recurrences * windows() * filters * filterChannels * kx * ky;
    }
}
