package org.bitgauge.units.serial;

/** A layer as an SCNN array takes it: linear inputs folded into planes of 16 x 16. */
record ScnnOperands(
        int channels,
        int nx,
        int ny,
        int filters,
        int filterChannels,
        int kx,
        int ky,
        int stride,
        int padding,
        short[] activations,
        short[] weights) {
    private static final int SIDE = 16;
    private static final int PLANE = SIDE * SIDE;

    static ScnnOperands of(SerialShape shape, int padding, Operand activations, Operand weights) {
        boolean point = shape.nx() - 2 * padding == 1 && shape.ny() - 2 * padding == 1;
        if (!shape.linear() && !point) {
            return new ScnnOperands(
                    shape.channels(),
                    shape.nx(),
                    shape.ny(),
                    shape.filters(),
                    shape.filterChannels(),
                    shape.kx(),
                    shape.ky(),
                    shape.stride(),
                    padding,
                    activations.words(),
                    weights.words());
        }
        int planes = SerialLayer.ceil(shape.channels(), PLANE);
        short[] input = new short[planes * PLANE];
        System.arraycopy(activations.words(), 0, input, 0, shape.channels());
        short[] folded = new short[shape.filters() * planes * PLANE];
        for (int f = 0; f < shape.filters(); f++) {
            System.arraycopy(weights.words(), f * shape.channels(), folded, f * planes * PLANE, shape.channels());
        }
        return new ScnnOperands(planes, SIDE, SIDE, shape.filters(), planes, SIDE, SIDE, 1, 0, input, folded);
    }

    boolean depthwise() {
        return filterChannels == 1 && channels != 1;
    }

    int outX() {
        return (nx - kx) / stride + 1;
    }

    int outY() {
        return (ny - ky) / stride + 1;
    }
}
