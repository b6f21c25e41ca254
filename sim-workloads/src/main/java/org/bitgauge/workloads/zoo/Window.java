package org.bitgauge.workloads.zoo;

import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Padding;

/**
 * Square window of a convolution or a pooling layer.
 *
 * @param kernel side
 * @param stride step in both directions
 * @param pad zeros on every side; {@link #SAME} for the padding of TensorFlow, output = ceil(input / stride)
 */
record Window(long kernel, long stride, long pad) {
    static final long SAME = -1;

    static Window of(long kernel) {
        return new Window(kernel, 1, 0);
    }

    static Window same(long kernel, long stride) {
        return new Window(kernel, stride, SAME);
    }

    Window stride(long size) {
        return new Window(kernel, size, pad);
    }

    Window pad(long size) {
        return new Window(kernel, stride, size);
    }

    Padding padding(Extent in) {
        if (pad != SAME) {
            return Padding.all(pad);
        }
        long vertical = same(in.height());
        long horizontal = same(in.width());
        return new Padding(vertical / 2, horizontal / 2, vertical - vertical / 2, horizontal - horizontal / 2);
    }

    private long same(long size) {
        long out = (size + stride - 1) / stride;
        return Math.max((out - 1) * stride + kernel - size, 0);
    }

    /** Output of a pooling layer; Caffe rounds up, but no window may start in the padding behind the input. */
    Extent pooled(Extent in, boolean ceiling) {
        return new Extent(pooled(in.height(), ceiling), pooled(in.width(), ceiling));
    }

    private long pooled(long size, boolean ceiling) {
        long span = size + 2 * pad - kernel;
        if (span < 0) {
            throw new IllegalArgumentException("a pooling window of " + kernel + " does not fit an input of " + size
                    + "; take a larger resolution");
        }
        long out = (ceiling ? (span + stride - 1) / stride : span / stride) + 1;
        return ceiling && (out - 1) * stride >= size + pad ? out - 1 : out;
    }
}
