package org.bitgauge.workloads.values;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Objects;
import org.bitgauge.workloads.WorkloadException;

/** Tensors one behind the other along the first dimension, as images that were traced one by one. */
public final class StackedTensor implements RealTensor {
    private final ImmutableList<? extends RealTensor> parts;
    private final ImmutableLongArray shape;
    private final long[] starts;

    private StackedTensor(ImmutableList<? extends RealTensor> parts, ImmutableLongArray shape, long[] starts) {
        this.parts = parts;
        this.shape = shape;
        this.starts = starts;
    }

    /**
     * Stacks tensors.
     *
     * @throws WorkloadException if they differ in more than their first dimension
     */
    public static RealTensor of(ImmutableList<? extends RealTensor> parts) {
        RealTensor first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        long images = 0;
        long[] starts = new long[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            RealTensor part = parts.get(i);
            ImmutableLongArray own = part.shape();
            if (own.isEmpty()
                    || own.length() != first.shape().length()
                    || !own.subArray(1, own.length()).equals(first.shape().subArray(1, own.length()))) {
                throw new WorkloadException(part.source() + ": has shape " + own + ", but " + first.source() + " of the"
                        + " same tensor has " + first.shape() + "; they may differ in the first number only");
            }
            images = Math.addExact(images, own.get(0));
            starts[i + 1] = Math.addExact(starts[i], part.size());
        }
        long[] sizes = first.shape().toArray();
        sizes[0] = images;
        return new StackedTensor(parts, ImmutableLongArray.copyOf(sizes), starts);
    }

    @Override
    public ImmutableLongArray shape() {
        return shape;
    }

    @Override
    public String source() {
        return parts.get(0).source() + " and " + (parts.size() - 1) + " more";
    }

    @Override
    public void read(long start, double[] into, int offset, int count) {
        Objects.checkFromIndexSize(start, count, starts[parts.size()]);
        int part = 0;
        long at = start;
        int done = 0;
        while (done < count) {
            while (at >= starts[part + 1]) {
                part++;
            }
            int now = (int) Math.min(count - done, starts[part + 1] - at);
            parts.get(part).read(at - starts[part], into, offset + done, now);
            at += now;
            done += now;
        }
    }
}
