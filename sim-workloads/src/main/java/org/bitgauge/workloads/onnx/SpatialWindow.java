package org.bitgauge.workloads.onnx;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;

/**
 * Kernel, stride, dilation and padding of a convolution or pooling node, brought to two dimensions: a one-dimensional window
 * has height 1.
 */
record SpatialWindow(long[] kernel, long[] stride, long[] dilation, long[] before, long[] after) {
    static SpatialWindow of(OnnxNode node, ImmutableLongArray kernel, ImmutableLongArray in) {
        int spatial = in.length() - 2;
        if (spatial < 1 || spatial > 2 || kernel.length() != spatial) {
            throw new IllegalArgumentException("only windows over one or two dimensions are supported, input " + in
                    + " with kernel " + kernel + " has others");
        }
        ImmutableLongArray ones = ImmutableLongArray.copyOf(filled(spatial, 1));
        long[] k = padded(kernel, 1);
        long[] s = padded(node.integers("strides").orElse(ones), 1);
        long[] d = padded(node.integers("dilations").orElse(ones), 1);
        long[] before = new long[2];
        long[] after = new long[2];
        String auto = node.text("auto_pad", "NOTSET");
        ImmutableLongArray pads = node.integers("pads").orElse(ImmutableLongArray.copyOf(filled(2 * spatial, 0)));
        if (pads.length() != 2 * spatial) {
            throw new IllegalArgumentException("pads " + pads + " need " + 2 * spatial + " numbers");
        }
        for (int i = 0; i < spatial; i++) {
            int at = i + 2 - spatial;
            if (auto.startsWith("SAME")) {
                long size = in.get(2 + i);
                long out = (size + s[at] - 1) / s[at];
                long total = Math.max((out - 1) * s[at] + d[at] * (k[at] - 1) + 1 - size, 0);
                before[at] = auto.equals("SAME_UPPER") ? total / 2 : total - total / 2;
                after[at] = total - before[at];
            } else if (!auto.equals("VALID")) {
                before[at] = pads.get(i);
                after[at] = pads.get(spatial + i);
            }
        }
        return new SpatialWindow(k, s, d, before, after);
    }

    private static long[] filled(int length, long value) {
        long[] filled = new long[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static long[] padded(ImmutableLongArray values, long missing) {
        if (values.length() < 1 || values.length() > 2) {
            throw new IllegalArgumentException("a window needs one or two sizes, not " + values);
        }
        for (int i = 0; i < values.length(); i++) {
            if (values.get(i) < 1) {
                throw new IllegalArgumentException("kernel, stride and dilation are at least 1, not " + values);
            }
        }
        return values.length() == 2 ? values.toArray() : new long[] {missing, values.get(0)};
    }

    /** Height and width of an input; a one-dimensional one has height 1. */
    static long[] size(ImmutableLongArray in) {
        return in.length() == 4 ? new long[] {in.get(2), in.get(3)} : new long[] {1, in.get(2)};
    }

    /** Output shape of a pooling layer. */
    ImmutableLongArray pooled(ImmutableLongArray in, boolean ceiling) {
        long[] out = in.toArray();
        long[] size = size(in);
        for (int i = 2; i < out.length; i++) {
            int at = i - 2 + (4 - out.length);
            long span = size[at] + before[at] + after[at] - dilation[at] * (kernel[at] - 1) - 1;
            if (span < 0) {
                throw new IllegalArgumentException("the window is larger than the padded input " + in);
            }
            long steps = ceiling ? (span + stride[at] - 1) / stride[at] : span / stride[at];
            boolean outside = ceiling && steps * stride[at] >= size[at] + before[at];
            out[i] = outside ? steps : steps + 1;
        }
        return ImmutableLongArray.copyOf(out);
    }

    long area() {
        return Math.multiplyExact(kernel[0], kernel[1]);
    }
}
