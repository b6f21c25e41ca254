package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableMap;
import com.google.common.math.LongMath;
import com.google.protobuf.ByteString;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.core.number.ScaleFormat;
import org.bitgauge.workloads.profile.TensorFormat;

/** Formats as pairs of the standard's QuantizeLinear and DequantizeLinear: per tensor, per axis, or in blocks. */
final class LinearNodes implements QuantiserNodes {
    private static final long[] SCALAR = {};
    private static final int E4M3 = 17;
    private static final int E8M0 = 24;
    private static final int BYTE_ONE_E8M0 = 127;
    private static final int BYTE_ONE_E4M3 = 0x38;

    /** Element types by name: their number in the file and the version of the operators that first took them. */
    private static final ImmutableMap<String, long[]> TYPES = ImmutableMap.<String, long[]>builder()
            .put("uint8", new long[] {2, 13})
            .put("int8", new long[] {3, 13})
            .put("uint16", new long[] {4, 21})
            .put("int16", new long[] {5, 21})
            .put("e4m3", new long[] {E4M3, 19})
            .put("e5m2", new long[] {19, 19})
            .put("uint4", new long[] {21, 21})
            .put("int4", new long[] {22, 21})
            .put("e2m1", new long[] {23, 23})
            .put("uint2", new long[] {25, 25})
            .put("int2", new long[] {26, 25})
            .buildOrThrow();

    @Override
    public Optional<String> refuses(TensorFormat format, Place place) {
        if (type(format.format()).isEmpty()) {
            return Optional.of(format.format().name() + " is no element type of the ONNX standard; not written");
        }
        boolean blocks = format.group().isPresent() || format.format() instanceof BlockFormat;
        if (blocks && (place.dims().isEmpty() || place.blockAxis() < 0)) {
            return Optional.of("blocks need the sizes of the tensor, known here for weights only; not written");
        }
        return Optional.empty();
    }

    @Override
    public List<String> losses(TensorFormat format, Place place) {
        List<String> losses = new ArrayList<>();
        if (format.format() instanceof FixedPointFormat f && f.symmetric()) {
            losses.add("the most negative code, which the symmetric format leaves out, is allowed");
        }
        if (rounding(format.format()) != Rounding.NEAREST_EVEN) {
            losses.add("rounds to nearest even, as the standard does");
        }
        if (format.format() instanceof FloatFormat f && !f.equals(NumberFormats.parse(plain(f)))) {
            losses.add("overflow is as the standard has it");
        }
        if (format.detected()) {
            losses.add("precision detected at run time is written as static");
        }
        return losses;
    }

    @Override
    public List<Fields> nodes(TensorFormat format, Place place, GraphEdit graph) {
        long[] type = type(format.format()).orElseThrow();
        int block = format.format() instanceof BlockFormat b
                ? b.blockSize()
                : format.group().orElse(0);
        long[] shape = shape(format, place, block);
        String scale = scale(format.format(), place, shape, graph);
        String zero = zero((int) type[0], place, shape, graph);
        String stored = graph.fresh(place.base() + "/stored");
        return List.of(
                laid("QuantizeLinear", List.of(place.value(), scale, zero), stored, format, place, block),
                laid("DequantizeLinear", List.of(stored, scale, zero), place.result(), format, place, block));
    }

    private static Fields laid(
            String operator, List<String> inputs, String output, TensorFormat format, Place place, int block) {
        Fields node = GraphEdit.node(operator, "", inputs, output);
        if (block > 0) {
            return node.add(5, GraphEdit.attribute("axis", place.blockAxis()))
                    .add(5, GraphEdit.attribute("block_size", block));
        }
        return format.perChannel() ? node.add(5, GraphEdit.attribute("axis", axis(place.channelShape()))) : node;
    }

    private static int axis(long[] channelShape) {
        int axis = 0;
        while (axis + 1 < channelShape.length && channelShape[axis] == 1) {
            axis++;
        }
        return axis;
    }

    private static long[] shape(TensorFormat format, Place place, int block) {
        if (block > 0) {
            long[] dims = place.dims().orElseThrow().clone();
            dims[place.blockAxis()] = LongMath.divide(dims[place.blockAxis()], block, RoundingMode.CEILING);
            return dims;
        }
        return format.perChannel() ? new long[] {place.channelShape()[axis(place.channelShape())]} : SCALAR;
    }

    private static String scale(NumberFormat format, Place place, long[] shape, GraphEdit graph) {
        String base = place.base() + "/scale";
        if (format instanceof BlockFormat blocked) {
            boolean e8m0 = blocked.scale() == ScaleFormat.E8M0;
            byte one = (byte) (e8m0 ? BYTE_ONE_E8M0 : BYTE_ONE_E4M3);
            return graph.constant(base, e8m0 ? E8M0 : E4M3, shape, filled(shape, 8, one));
        }
        double step = format instanceof FixedPointFormat f ? Math.scalb(1.0, -f.fractionBits()) : 1;
        return graph.constant(base, shape, step);
    }

    private static String zero(int type, Place place, long[] shape, GraphEdit graph) {
        return graph.constant(
                place.base() + "/zero",
                type,
                shape,
                filled(shape, ElementType.of(type).bits(), (byte) 0));
    }

    private static ByteString filled(long[] shape, int bits, byte value) {
        long count = 1;
        for (long dim : shape) {
            count = Math.multiplyExact(count, dim);
        }
        byte[] raw = new byte[Math.toIntExact(LongMath.divide(count * bits, Byte.SIZE, RoundingMode.CEILING))];
        Arrays.fill(raw, value);
        return ByteString.copyFrom(raw);
    }

    @Override
    public OperatorSet operatorSet(TensorFormat format) {
        long version = type(format.format()).orElseThrow()[1];
        boolean blocks = format.group().isPresent() || format.format() instanceof BlockFormat;
        boolean e8m0 = format.format() instanceof BlockFormat b && b.scale() == ScaleFormat.E8M0;
        return new OperatorSet("", Math.max(version, e8m0 ? 25 : blocks ? 21 : 13));
    }

    private static Optional<long[]> type(NumberFormat format) {
        return Optional.ofNullable(TYPES.get(plain(format instanceof BlockFormat b ? b.element() : format)));
    }

    private static Rounding rounding(NumberFormat format) {
        NumberFormat element = format instanceof BlockFormat b ? b.element() : format;
        return element instanceof FixedPointFormat f
                ? f.rounding()
                : element instanceof FloatFormat g ? g.rounding() : Rounding.NEAREST_EVEN;
    }

    /** Width alone for fixed point; for floats the name without options, if codes mean the same. */
    private static String plain(NumberFormat format) {
        if (format instanceof FixedPointFormat fixed) {
            return (fixed.signed() ? "int" : "uint") + fixed.bits();
        }
        if (format instanceof FloatFormat f) {
            String name = "e" + f.exponentBits() + "m" + f.mantissaBits();
            return NumberFormats.parse(name) instanceof FloatFormat usual
                            && usual.bias() == f.bias()
                            && usual.subnormals() == f.subnormals()
                            && usual.specials() == f.specials()
                    ? name
                    : "";
        }
        return "";
    }
}
