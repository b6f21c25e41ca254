package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.workloads.VectorWork;

/** Element-wise functions; integer arithmetic on constants is carried out, for shapes are computed with it. */
final class ElementwiseOperators {
    static final ImmutableMap<String, OnnxOperator> TABLE = table();

    private static ImmutableMap<String, OnnxOperator> table() {
        ImmutableMap.Builder<String, OnnxOperator> table = ImmutableMap.builder();
        unary(
                table,
                1,
                "Relu",
                "Sigmoid",
                "Tanh",
                "Erf",
                "Exp",
                "Log",
                "Sqrt",
                "Reciprocal",
                "Abs",
                "Neg",
                "Floor",
                "Ceil");
        unary(table, 1, "Round", "Sign", "Sin", "Cos", "Tan", "Atan", "Softplus", "Softsign", "Not", "IsNaN", "IsInf");
        unary(
                table,
                2,
                "LeakyRelu",
                "Clip",
                "Gelu",
                "FastGelu",
                "QuickGelu",
                "Elu",
                "Selu",
                "Celu",
                "Mish",
                "Silu",
                "Swish");
        unary(table, 2, "ThresholdedRelu", "BiasGelu");
        unary(table, 3, "HardSigmoid");
        unary(table, 4, "HardSwish");
        binary(table, "Add", "add", Long::sum);
        binary(table, "Sub", "subtract", (x, y) -> x - y);
        binary(table, "Mul", "multiply", (x, y) -> x * y);
        binary(table, "Div", "divide", ElementwiseOperators::quotient);
        binary(table, "Mod", "mod", (x, y) -> y == 0 ? 0 : Math.floorMod(x, y));
        binary(table, "Equal", "equal", (x, y) -> x == y ? 1 : 0);
        binary(table, "Greater", "greater", (x, y) -> x > y ? 1 : 0);
        binary(table, "Less", "less", (x, y) -> x < y ? 1 : 0);
        binary(table, "GreaterOrEqual", "greater-or-equal", (x, y) -> x >= y ? 1 : 0);
        binary(table, "LessOrEqual", "less-or-equal", (x, y) -> x <= y ? 1 : 0);
        binary(table, "And", "and", (x, y) -> x & y);
        binary(table, "Or", "or", (x, y) -> x | y);
        binary(table, "Pow", "power", (x, y) -> y == 2 ? x * x : y == 1 ? x : 0);
        table.put("PRelu", (c, n) -> combined(c, n, "prelu", (x, y) -> 0));
        table.put("Min", (c, n) -> variadic(c, n, "min"));
        table.put("Max", (c, n) -> variadic(c, n, "max"));
        table.put("Sum", (c, n) -> variadic(c, n, "add"));
        table.put("Mean", (c, n) -> variadic(c, n, "mean"));
        table.put("Where", ElementwiseOperators::where);
        return table.buildOrThrow();
    }

    private ElementwiseOperators() {}

    private static long quotient(long x, long y) {
        if (y == 0) {
            throw new IllegalArgumentException("divides by zero");
        }
        return x / y;
    }

    private static void unary(ImmutableMap.Builder<String, OnnxOperator> table, long each, String... operators) {
        for (String operator : operators) {
            String function = Names.kebab(operator);
            table.put(operator, (c, n) -> {
                Value in = c.in(n, 0);
                c.emit(n, VectorWork.unary(function, in.elements(), each), in.dims());
            });
        }
    }

    private static void binary(
            ImmutableMap.Builder<String, OnnxOperator> table,
            String operator,
            String function,
            LongBinaryOperator fold) {
        table.put(operator, (c, n) -> combined(c, n, function, fold));
    }

    private static void combined(Conversion c, OnnxNode node, String function, LongBinaryOperator fold) {
        Value a = c.in(node, 0);
        Value b = c.in(node, 1);
        ImmutableLongArray shape = Dims.broadcast(a.dims(), b.dims());
        Optional<ImmutableLongArray> content = folded(a, b, shape, fold);
        if (content.isPresent()) {
            c.put(node, 0, Value.integers(shape, content.get()));
            return;
        }
        long out = Dims.product(shape);
        if (!a.isConstant() && !b.isConstant()) {
            boolean same = node.inputs().get(0).equals(node.inputs().get(1));
            c.emit(
                    node,
                    same
                            ? VectorWork.unary(function, out, 1)
                            : VectorWork.binary(function, a.elements(), b.elements(), out),
                    shape);
            return;
        }
        Value constant = a.isConstant() ? a : b;
        long dynamic = (a.isConstant() ? b : a).elements();
        long parameters = c.newParameters(node.inputs().get(a.isConstant() ? 0 : 1));
        long read = constant.elements() <= 1 ? 0 : constant.elements();
        c.emit(node, new VectorOperation(function, dynamic, out, out, parameters, read, true), shape);
    }

    private static Optional<ImmutableLongArray> folded(
            Value a, Value b, ImmutableLongArray shape, LongBinaryOperator fold) {
        if (a.content().isEmpty() || b.content().isEmpty() || shape.length() > 1) {
            return Optional.empty();
        }
        ImmutableLongArray x = a.content().get();
        ImmutableLongArray y = b.content().get();
        int length = (int) Dims.product(shape);
        long[] result = new long[length];
        for (int i = 0; i < length; i++) {
            result[i] = fold.applyAsLong(x.get(x.length() == 1 ? 0 : i), y.get(y.length() == 1 ? 0 : i));
        }
        return Optional.of(ImmutableLongArray.copyOf(result));
    }

    private static void variadic(Conversion c, OnnxNode node, String function) {
        ImmutableLongArray shape = c.in(node, 0).dims();
        long in = 0;
        long read = 0;
        long parameters = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            Value value = c.in(node, i);
            shape = Dims.broadcast(shape, value.dims());
            if (value.isConstant()) {
                read += value.elements() <= 1 ? 0 : value.elements();
                parameters += c.newParameters(node.inputs().get(i));
            } else {
                in = Math.addExact(in, value.elements());
            }
        }
        long out = Dims.product(shape);
        long each = Math.max(1, node.inputs().size() - 1);
        c.emit(
                node,
                new VectorOperation(
                        function, Math.max(1, in), out, Math.multiplyExact(out, each), parameters, read, false),
                shape);
    }

    private static void where(Conversion c, OnnxNode node) {
        Value condition = c.in(node, 0);
        Value x = c.in(node, 1);
        Value y = c.in(node, 2);
        ImmutableLongArray shape = Dims.broadcast(condition.dims(), Dims.broadcast(x.dims(), y.dims()));
        if (condition.content().isPresent()
                && x.content().isPresent()
                && y.content().isPresent()
                && shape.length() == 1
                && shape.equals(condition.dims())) {
            long[] picked = new long[(int) shape.get(0)];
            for (int i = 0; i < picked.length; i++) {
                ImmutableLongArray from = (condition.content().get().get(i) != 0 ? x : y)
                        .content()
                        .orElseThrow();
                picked[i] = from.get(from.length() == 1 ? 0 : i);
            }
            c.put(node, 0, Value.integers(shape, ImmutableLongArray.copyOf(picked)));
            return;
        }
        long in = 0;
        for (Value value : new Value[] {condition, x, y}) {
            in = Math.addExact(in, value.isConstant() ? 0 : value.elements());
        }
        long out = Dims.product(shape);
        c.emit(node, new VectorOperation("where", Math.max(1, in), out, out, 0, false), shape);
    }
}
