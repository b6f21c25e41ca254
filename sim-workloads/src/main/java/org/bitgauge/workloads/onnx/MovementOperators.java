package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.workloads.VectorWork;

/** Operators that move data. Those that only rename its shape make no layer. */
final class MovementOperators {
    private static final int LARGEST_CONTENT = 4096;

    static final ImmutableMap<String, OnnxOperator> TABLE = ImmutableMap.<String, OnnxOperator>builder()
            .put("Identity", (c, n) -> c.put(n, 0, c.in(n, 0)))
            .put("Dropout", (c, n) -> c.put(n, 0, c.in(n, 0)))
            .put("Cast", MovementOperators::cast)
            .put("CastLike", (c, n) -> c.put(n, 0, c.in(n, 0)))
            .put("Reshape", MovementOperators::reshape)
            .put("Flatten", MovementOperators::flatten)
            .put("Squeeze", MovementOperators::squeeze)
            .put("Unsqueeze", MovementOperators::unsqueeze)
            .put("Concat", MovementOperators::concat)
            .put("Split", MovementOperators::split)
            .put("Slice", SliceOperator::apply)
            .put("Pad", MovementOperators::pad)
            .put("Transpose", MovementOperators::transpose)
            .put("Expand", MovementOperators::expand)
            .put("Tile", MovementOperators::tile)
            .put("Gather", MovementOperators::gather)
            .put("Resize", ResizeOperator::resize)
            .put("Upsample", ResizeOperator::upsample)
            .put("DepthToSpace", (c, n) -> blocks(c, n, true))
            .put("SpaceToDepth", (c, n) -> blocks(c, n, false))
            .buildOrThrow();

    private MovementOperators() {}

    static void move(Conversion c, OnnxNode node, ImmutableLongArray shape) {
        Value in = c.in(node, 0);
        c.emit(node, VectorWork.move(Names.kebab(node.operator()), in.elements(), Dims.product(shape)), shape);
    }

    private static void cast(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        ElementType type = ElementType.of((int) node.integer("to", in.type().code()));
        c.put(node, 0, new Value(in.shape(), type, in.maker(), in.content()));
    }

    private static void reshape(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        long[] shape = c.listed(node, "shape", 1)
                .orElseThrow(() -> new IllegalArgumentException("the new shape is missing"))
                .toArray();
        boolean zeroCopies = node.integer("allowzero", 0) == 0;
        int free = -1;
        long known = 1;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == 0 && zeroCopies) {
                shape[i] = in.dim(i);
            }
            if (shape[i] == -1) {
                free = i;
            } else {
                known = Math.multiplyExact(known, shape[i]);
            }
        }
        if (free >= 0 && known != 0) {
            shape[free] = in.elements() / known;
        }
        ImmutableLongArray out = ImmutableLongArray.copyOf(shape);
        if (Dims.product(out) != in.elements()) {
            throw new IllegalArgumentException("cannot turn " + in.dims() + " into " + out);
        }
        c.put(node, 0, in.as(out));
    }

    private static void flatten(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        long axis = node.integer("axis", 1);
        int at = axis == in.rank() ? in.rank() : Dims.axis(axis, in.rank());
        c.put(node, 0, in.as(Dims.of(Dims.product(in.dims(), 0, at), Dims.product(in.dims(), at, in.rank()))));
    }

    private static void squeeze(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        boolean[] gone = new boolean[in.rank()];
        Optional<ImmutableLongArray> axes = c.listed(node, "axes", 1);
        for (int i = 0; i < gone.length; i++) {
            gone[i] = axes.isEmpty() && in.dim(i) == 1;
        }
        axes.ifPresent(list -> list.forEach(axis -> gone[Dims.axis(axis, gone.length)] = true));
        ImmutableLongArray.Builder shape = ImmutableLongArray.builder();
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                shape.add(in.dim(i));
            }
        }
        c.put(node, 0, in.as(shape.build()));
    }

    private static void unsqueeze(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        ImmutableLongArray axes =
                c.listed(node, "axes", 1).orElseThrow(() -> new IllegalArgumentException("axes are missing"));
        int rank = in.rank() + axes.length();
        boolean[] added = new boolean[rank];
        axes.forEach(axis -> added[Dims.axis(axis, rank)] = true);
        long[] shape = new long[rank];
        int next = 0;
        for (int i = 0; i < rank; i++) {
            shape[i] = added[i] ? 1 : in.dim(next++);
        }
        c.put(node, 0, in.as(ImmutableLongArray.copyOf(shape)));
    }

    private static void concat(Conversion c, OnnxNode node) {
        Value first = c.in(node, 0);
        int axis = Dims.axis(node.integer("axis", 1), first.rank());
        long size = 0;
        long dynamic = 0;
        boolean known = true;
        ImmutableLongArray.Builder content = ImmutableLongArray.builder();
        for (int i = 0; i < node.inputs().size(); i++) {
            Value part = c.in(node, i);
            if (part.rank() != first.rank()) {
                throw new IllegalArgumentException("joins " + first.dims() + " and " + part.dims());
            }
            size = Math.addExact(size, part.dim(axis));
            dynamic = Math.addExact(dynamic, part.isConstant() ? 0 : part.elements());
            known &= part.content().isPresent() && part.rank() == 1 && size <= LARGEST_CONTENT;
            if (known) {
                content.addAll(part.content().orElseThrow());
            }
        }
        ImmutableLongArray shape = Dims.with(first.dims(), axis, size);
        if (known) {
            c.put(node, 0, Value.integers(shape, content.build()));
            return;
        }
        c.emit(node, VectorWork.move("concat", Math.max(1, dynamic), Dims.product(shape)), shape);
    }

    private static void split(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        int axis = Dims.axis(node.integer("axis", 0), in.rank());
        int parts = node.outputs().size();
        long each = (in.dim(axis) + parts - 1) / parts;
        Optional<ImmutableLongArray> sizes = c.listed(node, "split", 1);
        if (sizes.isPresent() && sizes.get().length() != parts) {
            throw new IllegalArgumentException(
                    parts + " outputs, but " + sizes.get().length() + " sizes");
        }
        c.emit(node, VectorWork.move("split", in.elements(), in.elements()), in.dims());
        Value whole = c.value(node.outputs().get(0)).orElseThrow();
        for (int i = 0; i < parts; i++) {
            long size = sizes.isPresent()
                    ? sizes.get().get(i)
                    : Math.min(each, in.dim(axis) - Math.min(in.dim(axis), i * each));
            if (size < 0) {
                throw new IllegalArgumentException("a part of size " + size);
            }
            c.put(node, i, whole.as(Dims.with(in.dims(), axis, size)));
        }
    }

    private static void pad(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        ImmutableLongArray pads =
                c.listed(node, "pads", 1).orElseThrow(() -> new IllegalArgumentException("pads are missing"));
        Optional<ImmutableLongArray> axes = node.reads(3) ? Optional.of(c.content(node, 3, "axes")) : Optional.empty();
        long[] shape = in.dims().toArray();
        int half = pads.length() / 2;
        for (int i = 0; i < half; i++) {
            int at = axes.isPresent() ? Dims.axis(axes.get().get(i), shape.length) : i;
            shape[at] = Math.addExact(shape[at], Math.addExact(pads.get(i), pads.get(half + i)));
        }
        move(c, node, ImmutableLongArray.copyOf(shape));
    }

    private static void transpose(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        int rank = in.rank();
        Optional<ImmutableLongArray> given = node.integers("perm");
        long[] shape = new long[rank];
        if (given.isPresent() && given.get().length() != rank) {
            throw new IllegalArgumentException("the permutation " + given.get() + " does not fit " + in.dims());
        }
        for (int i = 0; i < rank; i++) {
            shape[i] = in.dim(given.isPresent() ? Dims.axis(given.get().get(i), rank) : rank - 1 - i);
        }
        move(c, node, ImmutableLongArray.copyOf(shape));
    }

    private static void expand(Conversion c, OnnxNode node) {
        move(c, node, Dims.broadcast(c.in(node, 0).dims(), c.content(node, 1, "the shape")));
    }

    private static void tile(Conversion c, OnnxNode node) {
        ImmutableLongArray repeats = c.content(node, 1, "the number of repeats");
        long[] shape = c.in(node, 0).dims().toArray();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.multiplyExact(shape[i], repeats.get(i));
        }
        move(c, node, ImmutableLongArray.copyOf(shape));
    }

    /** Rows of a constant table are an embedding; only those looked up are read. */
    private static void gather(Conversion c, OnnxNode node) {
        Value data = c.in(node, 0);
        Value indices = c.in(node, 1);
        int axis = Dims.axis(node.integer("axis", 0), data.rank());
        ImmutableLongArray shape = ImmutableLongArray.builder()
                .addAll(data.dims().subArray(0, axis))
                .addAll(indices.dims())
                .addAll(data.dims().subArray(axis + 1, data.rank()))
                .build();
        if (data.content().isPresent() && indices.content().isPresent() && data.rank() == 1) {
            ImmutableLongArray from = data.content().get();
            ImmutableLongArray.Builder picked = ImmutableLongArray.builder();
            indices.content().get().forEach(i -> picked.add(from.get(Dims.axis(i, from.length()))));
            c.put(node, 0, Value.integers(shape, picked.build()));
            return;
        }
        if (!data.isConstant() || indices.isConstant()) {
            move(c, node, shape);
            return;
        }
        long out = Dims.product(shape);
        long parameters = c.newParameters(node.inputs().get(0));
        c.emit(node, new VectorOperation("embedding", indices.elements(), out, out, parameters, out, false), shape);
    }

    private static void blocks(Conversion c, OnnxNode node, boolean toSpace) {
        ImmutableLongArray in = c.in(node, 0).dims();
        long side = node.integer("blocksize", 1);
        if (side < 1 || in.length() != 4) {
            throw new IllegalArgumentException("needs four dimensions and a block size, not " + in + " and " + side);
        }
        long area = Math.multiplyExact(side, side);
        move(
                c,
                node,
                toSpace
                        ? Dims.of(in.get(0), in.get(1) / area, in.get(2) * side, in.get(3) * side)
                        : Dims.of(in.get(0), in.get(1) * area, in.get(2) / side, in.get(3) / side));
    }
}
