package org.bitgauge.units.serial;

/**
 * A first layer has three channels and leaves most lanes empty; with a stride s its pixels are folded into 3 s x s channels,
 * and the stride becomes 1. A kernel that is no multiple of s is filled up with zeros, and so is the input.
 */
public final class SpaceToDepth {
    private static final int COLOURS = 3;

    private SpaceToDepth() {}

    /** Whether a convolution is folded: three channels and a stride above 1. */
    public static boolean applies(SerialShape shape) {
        return !shape.linear()
                && shape.channels() == COLOURS
                && shape.filterChannels() == COLOURS
                && shape.stride() > 1;
    }

    /** Shape of the folded layer. */
    public static SerialShape of(SerialShape shape) {
        int s = shape.stride();
        return new SerialShape(
                false,
                1,
                COLOURS * s * s,
                SerialLayer.ceil(shape.nx(), s),
                SerialLayer.ceil(shape.ny(), s),
                shape.filters(),
                COLOURS * s * s,
                SerialLayer.ceil(shape.kx(), s),
                SerialLayer.ceil(shape.ky(), s),
                1);
    }

    /** The folded input. */
    public static short[] input(SerialShape shape, short[] words) {
        return fold(words, 1, shape.nx(), shape.ny(), shape.stride());
    }

    /** The folded weights. */
    public static short[] weights(SerialShape shape, short[] words) {
        return fold(words, shape.filters(), shape.kx(), shape.ky(), shape.stride());
    }

    private static short[] fold(short[] words, int outer, int nx, int ny, int s) {
        int foldedX = SerialLayer.ceil(nx, s);
        int foldedY = SerialLayer.ceil(ny, s);
        short[] folded = new short[outer * COLOURS * s * s * foldedX * foldedY];
        int at = 0;
        for (int o = 0; o < outer; o++) {
            for (int c = 0; c < COLOURS; c++) {
                for (int x = 0; x < nx; x++) {
                    for (int y = 0; y < ny; y++, at++) {
                        int channel = y % s * s * COLOURS + x % s * COLOURS + c;
                        int to = ((o * COLOURS * s * s + channel) * foldedX + x / s) * foldedY + y / s;
                        folded[to] = words[at];
                    }
                }
            }
        }
        return folded;
    }
}
