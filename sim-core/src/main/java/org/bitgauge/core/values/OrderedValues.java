package org.bitgauge.core.values;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.layer.TensorRole;

/**
 * Streams the codes of a tensor in an order, in pieces: what it keeps in memory depends neither on the size of the tensor
 * nor on that of an image.
 */
public final class OrderedValues {
    /** Codes held at a time, as long as a single pixel does not have more channels. */
    private static final int PIECE = 1 << 15;

    private final TensorValues values;
    private final ValueOrder order;
    private final long outer;
    private final long channels;
    private final long positions;

    /** Where the codes go. */
    @FunctionalInterface
    public interface Target {
        /** The next codes. */
        void accept(int[] codes, int offset, int count);

        /** An image, or a filter, has ended. */
        default void endOuter() {}

        /** All channels of a position have been given; in channel order only. */
        default void endStack() {}
    }

    /** Streams {@code values} in {@code order}. */
    public OrderedValues(TensorValues values, ValueOrder order) {
        this.values = requireNonNull(values, "values");
        this.order = requireNonNull(order, "order");
        ImmutableLongArray shape = values.shape();
        outer = shape.isEmpty() ? 1 : shape.get(0);
        channels = shape.length() > 1 ? shape.get(1) : 1;
        long rest = 1;
        for (int i = 2; i < shape.length(); i++) {
            rest = Math.multiplyExact(rest, shape.get(i));
        }
        positions = rest;
    }

    /** Walks the groups of the tensor in a role: groups of activations end with their image, those of weights go on. */
    public static void groups(TensorValues values, TensorRole role, ValueOrder order, int group, GroupSink sink) {
        if (values instanceof PackedValues packed
                && order == ValueOrder.FILE
                && values.signed()
                && group % PackedGroups.LANES == 0
                && 2 * group <= PIECE) {
            packed(packed, role != TensorRole.WEIGHTS, group, sink);
            return;
        }
        GroupWalk walk = new GroupWalk(group, values.signed(), sink);
        boolean images = role != TensorRole.WEIGHTS;
        new OrderedValues(values, order).stream(new Target() {
            @Override
            public void accept(int[] codes, int offset, int count) {
                walk.accept(codes, offset, count);
            }

            @Override
            public void endOuter() {
                if (images) {
                    walk.endSegment();
                }
            }
        });
        if (!images) {
            walk.endSegment();
        }
    }

    private static void packed(PackedValues values, boolean images, int group, GroupSink sink) {
        long segment = images && !values.shape().isEmpty()
                ? values.size() / values.shape().get(0)
                : values.size();
        byte[] words = new byte[PIECE];
        int[] rest = new int[group];
        PackedGroups packed = new PackedGroups(group, sink);
        GroupWalk walk = new GroupWalk(group, true, sink);
        int most = PIECE / 2 / group;
        for (long start = 0; start < values.size(); start += segment) {
            long whole = segment / group;
            for (long g = 0; g < whole; g += most) {
                int now = (int) Math.min(most, whole - g);
                values.readWords(start + g * group, words, now * group);
                packed.accept(words, 0, now);
            }
            int left = (int) (segment - whole * group);
            values.read(start + whole * group, rest, 0, left);
            walk.accept(rest, 0, left);
            walk.endSegment();
        }
    }

    /** Gives every code once. */
    public void stream(Target target) {
        boolean inOrder = order == ValueOrder.FILE || channels == 1 || positions == 1;
        int[] piece = new int[PIECE];
        for (long o = 0; o < outer; o++) {
            long start = o * channels * positions;
            if (inOrder) {
                plain(start, piece, target);
            } else if (channels * positions <= PIECE) {
                turned(start, piece, target);
            } else {
                byRuns(start, target);
            }
            target.endOuter();
        }
    }

    private void plain(long start, int[] piece, Target target) {
        boolean stacks = order == ValueOrder.CHANNEL;
        long left = channels * positions;
        long at = start;
        while (left > 0) {
            int count = (int) Math.min(left, piece.length);
            values.read(at, piece, 0, count);
            if (stacks && channels == 1) {
                single(piece, count, target);
            } else {
                target.accept(piece, 0, count);
            }
            at += count;
            left -= count;
        }
        if (stacks && channels > 1) {
            target.endStack();
        }
    }

    private static void single(int[] piece, int count, Target target) {
        for (int i = 0; i < count; i++) {
            target.accept(piece, i, 1);
            target.endStack();
        }
    }

    private void turned(long start, int[] piece, Target target) {
        int all = (int) (channels * positions);
        int across = (int) positions;
        int deep = (int) channels;
        values.read(start, piece, 0, all);
        int[] stack = new int[deep];
        for (int p = 0; p < across; p++) {
            for (int c = 0; c < deep; c++) {
                stack[c] = piece[c * across + p];
            }
            target.accept(stack, 0, deep);
            target.endStack();
        }
    }

    private void byRuns(long start, Target target) {
        int deep = Math.toIntExact(channels);
        int run = Math.max(1, PIECE / deep);
        int[] piece = new int[Math.multiplyExact(run, deep)];
        int[] stack = new int[deep];
        for (long p = 0; p < positions; p += run) {
            int count = (int) Math.min(run, positions - p);
            for (int c = 0; c < deep; c++) {
                values.read(start + c * positions + p, piece, c * count, count);
            }
            for (int i = 0; i < count; i++) {
                for (int c = 0; c < deep; c++) {
                    stack[c] = piece[c * count + i];
                }
                target.accept(stack, 0, deep);
                target.endStack();
            }
        }
    }
}
