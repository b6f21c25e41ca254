package org.bitgauge.units.serial;

/** Where the windows of a set lie in the input. */
final class Windows {
    private final SerialLayer layer;
    private final int outX;

    Windows(SerialLayer layer) {
        this.layer = layer;
        this.outX = layer.shape().outX();
    }

    /** Position of the corner of each window of a set; windows run along x first. */
    int corners(int set, int[] into) {
        SerialShape shape = layer.shape();
        int first = set * layer.columns();
        int count = layer.windowsOf(set);
        for (int i = 0; i < count; i++) {
            int q = first + i;
            into[i] = (q % outX * shape.ny() + q / outX) * shape.stride();
        }
        return count;
    }

    /** From a corner to the position under a place of the kernel. */
    int offset(int kernelX, int kernelY) {
        return kernelX * layer.shape().ny() + kernelY;
    }
}
