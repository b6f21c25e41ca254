package org.bitgauge.workloads.onnx;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;

/** Slice, with its bounds as attributes (before operator set 10) or as inputs. */
final class SliceOperator {
    private SliceOperator() {}

    static void apply(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        ImmutableLongArray starts = listed(c, node, "starts", 1);
        ImmutableLongArray ends = listed(c, node, "ends", 2);
        Optional<ImmutableLongArray> axes = c.listed(node, "axes", 3);
        Optional<ImmutableLongArray> steps =
                node.reads(4) ? Optional.of(c.content(node, 4, "steps")) : Optional.empty();
        long[] shape = in.dims().toArray();
        for (int i = 0; i < starts.length(); i++) {
            int axis = axes.isPresent() ? Dims.axis(axes.get().get(i), shape.length) : i;
            shape[axis] = length(
                    shape[axis],
                    starts.get(i),
                    ends.get(i),
                    steps.isPresent() ? steps.get().get(i) : 1);
        }
        ImmutableLongArray out = ImmutableLongArray.copyOf(shape);
        if (in.content().isPresent() && in.rank() == 1 && starts.length() == 1) {
            long step = steps.isPresent() ? steps.get().get(0) : 1;
            c.put(node, 0, Value.integers(out, content(in.content().get(), starts.get(0), step, (int) shape[0])));
            return;
        }
        MovementOperators.move(c, node, out);
    }

    private static ImmutableLongArray listed(Conversion c, OnnxNode node, String name, int input) {
        return c.listed(node, name, input).orElseThrow(() -> new IllegalArgumentException(name + " are missing"));
    }

    private static long length(long size, long start, long end, long step) {
        if (step == 0) {
            throw new IllegalArgumentException("a step of 0");
        }
        long from = first(size, start, step);
        long to = step > 0 ? clamp(end, size, 0, size) : clamp(end, size, -1, size - 1);
        long span = step > 0 ? to - from : from - to;
        long stride = Math.abs(step);
        return span <= 0 ? 0 : (span - 1) / stride + 1;
    }

    private static long first(long size, long start, long step) {
        return step > 0 ? clamp(start, size, 0, size) : clamp(start, size, 0, size - 1);
    }

    private static long clamp(long at, long size, long least, long most) {
        long positive = at < 0 ? at + size : at;
        return Math.max(least, Math.min(most, positive));
    }

    private static ImmutableLongArray content(ImmutableLongArray from, long start, long step, int length) {
        long[] picked = new long[length];
        long at = first(from.length(), start, step);
        for (int i = 0; i < length; i++) {
            picked[i] = from.get((int) (at + i * step));
        }
        return ImmutableLongArray.copyOf(picked);
    }
}
