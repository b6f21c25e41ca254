package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.CodebookFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.core.number.ScaleFormat;
import org.bitgauge.core.number.Specials;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * The number format that a quantising node of a graph gives its result: QuantizeLinear and DequantizeLinear of the ONNX
 * standard (per tensor, axis or block), Quant, IntQuant, FloatQuant and BipolarQuant of QONNX. A scale of 2^-f makes
 * {@code fixed(bits,f)}; another scale an integer of that width, with a note.
 */
final class QuantiserFormats {
    static final ImmutableSet<String> QUANTISERS =
            ImmutableSet.of("QuantizeLinear", "DequantizeLinear", "Quant", "IntQuant", "FloatQuant", "BipolarQuant");
    private static final int E8M0 = 24;
    private static final int E4M3 = 17;

    private final OnnxModel model;
    private final List<String> notes;

    QuantiserFormats(OnnxModel model, List<String> notes) {
        this.model = model;
        this.notes = notes;
    }

    /** The format of a quantiser's result. */
    TensorFormat of(OnnxNode node) {
        return switch (node.operator()) {
            case "BipolarQuant" -> shared(node, CodebookFormat.binary());
            case "FloatQuant" -> shared(node, customFloat(node));
            case "Quant", "IntQuant" -> shared(node, integer(node));
            default -> linear(node);
        };
    }

    private NumberFormat integer(OnnxNode node) {
        double bits = number(node, 3, "bit width");
        if (bits != Math.rint(bits) || bits < 1 || bits > Long.SIZE) {
            throw new IllegalArgumentException("bit width " + bits + " is no whole number from 1 to 64");
        }
        boolean signed = node.integer("signed", 1) != 0;
        if (signed && bits == 1) {
            throw new IllegalArgumentException("a signed Quant of 1 bit holds -1 and 0 only; use BipolarQuant");
        }
        notZeroPoint(node, optional(node, 2));
        return new FixedPointFormat(
                (int) bits,
                fraction(node),
                signed,
                signed && node.integer("narrow", 0) != 0,
                rounding(node.text("rounding_mode", "ROUND"), node));
    }

    private FloatFormat customFloat(OnnxNode node) {
        Specials specials = node.integer("has_inf", node.integer("has_infinity", 0)) != 0
                ? Specials.IEEE
                : node.integer("has_nan", 0) != 0 ? Specials.NAN_ONLY : Specials.NONE;
        fraction(node);
        return new FloatFormat(
                (int) number(node, 2, "exponent width"),
                (int) number(node, 3, "mantissa width"),
                (int) number(node, 4, "exponent bias"),
                node.integer("has_subnormal", 1) != 0,
                specials,
                node.integer("saturation", 1) != 0,
                rounding(node.text("rounding_mode", "ROUND"), node));
    }

    private TensorFormat shared(OnnxNode node, NumberFormat format) {
        return elements(node, 1) > 1
                ? new TensorFormat(format, true, Optional.empty(), false)
                : TensorFormat.of(format);
    }

    private TensorFormat linear(OnnxNode node) {
        ElementType type = linearType(node);
        int block = (int) node.integer("block_size", 0);
        int scale = block > 0 ? constant(node, 1).type().code() : 0;
        if (scale == E8M0 || scale == E4M3) {
            ScaleFormat stored = scale == E8M0 ? ScaleFormat.E8M0 : ScaleFormat.E4M3;
            return TensorFormat.of(new BlockFormat(saturating(elementFormat(type, 0)), block, stored));
        }
        notZeroPoint(node, optional(node, 2));
        NumberFormat element = elementFormat(type, fraction(node));
        return block > 0 ? new TensorFormat(element, false, Optional.of(block), false) : shared(node, element);
    }

    private static NumberFormat saturating(NumberFormat element) {
        return element instanceof FloatFormat f
                ? new FloatFormat(
                        f.exponentBits(), f.mantissaBits(), f.bias(), f.subnormals(), f.specials(), true, f.rounding())
                : element;
    }

    private static NumberFormat elementFormat(ElementType type, int fractionBits) {
        NumberFormat format;
        try {
            format = NumberFormats.parse(type.name());
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "quantises to " + type.name() + ", which is no format known here", unknown);
        }
        return format instanceof FixedPointFormat f
                ? new FixedPointFormat(f.bits(), fractionBits, f.isSigned(), f.symmetric(), f.rounding())
                : format;
    }

    /** A quantiser says it by its zero point or its output type, a dequantiser by what it reads. */
    private ElementType linearType(OnnxNode node) {
        if (node.reads(2)) {
            return constant(node, 2).type();
        }
        long named = node.integer("output_dtype", 0);
        if (node.operator().equals("QuantizeLinear")) {
            return ElementType.of(named == 0 ? 2 : (int) named);
        }
        OnnxTensor stored = model.constants().get(node.inputs().get(0));
        if (stored != null) {
            return stored.type();
        }
        return maker(node.inputs().get(0))
                .map(this::linearType)
                .orElseThrow(() -> new IllegalArgumentException("its integer type is not said by a zero point"));
    }

    private Optional<OnnxNode> maker(String value) {
        return model.nodes().stream()
                .filter(node -> node.outputs().contains(value) && QUANTISERS.contains(node.operator()))
                .findFirst();
    }

    /** Fraction bits of the scale; 0 with a note where it is no power of two. */
    private int fraction(OnnxNode node) {
        Optional<ImmutableLongArray> scales = optional(node, 1).flatMap(OnnxTensor::floats);
        if (scales.isEmpty() || scales.get().isEmpty()) {
            notes.add(node.label() + ": its scales are not in the model; the profile keeps the width");
            return 0;
        }
        double first = Double.longBitsToDouble(scales.get().get(0));
        int exponent = Math.getExponent(first);
        boolean same =
                scales.get().stream().allMatch(bits -> bits == scales.get().get(0));
        if (!same || !(first > 0) || Math.scalb(1.0, exponent) != first) {
            notes.add(node.label() + ": its scale is no single power of two; the profile keeps the width");
            return 0;
        }
        return -exponent;
    }

    private void notZeroPoint(OnnxNode node, Optional<OnnxTensor> zero) {
        boolean moved = zero.flatMap(OnnxTensor::floats).stream()
                        .flatMapToLong(ImmutableLongArray::stream)
                        .anyMatch(bits -> Double.longBitsToDouble(bits) != 0)
                || zero.flatMap(OnnxTensor::integers).stream()
                        .flatMapToLong(ImmutableLongArray::stream)
                        .anyMatch(value -> value != 0);
        if (moved) {
            notes.add(node.label() + ": its zero point is not 0; a profile holds no zero points");
        }
    }

    private double number(OnnxNode node, int input, String what) {
        return optional(node, input)
                .flatMap(OnnxTensor::floats)
                .filter(values -> values.length() == 1)
                .map(values -> Double.longBitsToDouble(values.get(0)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "its " + what + " is not one constant number; fold constants, and give one width per tensor"));
    }

    private long elements(OnnxNode node, int input) {
        return optional(node, input).map(OnnxTensor::elements).orElse(1L);
    }

    private OnnxTensor constant(OnnxNode node, int input) {
        return optional(node, input)
                .orElseThrow(() -> new IllegalArgumentException("its input " + input + " is not a constant"));
    }

    private Optional<OnnxTensor> optional(OnnxNode node, int input) {
        return node.reads(input)
                ? Optional.ofNullable(model.constants().get(node.inputs().get(input)))
                : Optional.empty();
    }

    private Rounding rounding(String mode, OnnxNode node) {
        return switch (mode.toUpperCase(Locale.ROOT)) {
            case "ROUND", "HALF_EVEN" -> Rounding.NEAREST_EVEN;
            case "DOWN", "ROUND_TO_ZERO" -> Rounding.TOWARD_ZERO;
            case "HALF_UP" -> Rounding.HALF_AWAY;
            default -> {
                notes.add(node.label() + ": rounding " + mode + " is taken as nearest even");
                yield Rounding.NEAREST_EVEN;
            }
        };
    }
}
