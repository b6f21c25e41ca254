package org.bitgauge.workloads.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.number.CodebookFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.core.number.Specials;
import org.bitgauge.workloads.profile.TensorFormat;

/** Formats as QONNX writes them: Quant for fixed point of any width, FloatQuant for any float, BipolarQuant for one bit. */
final class QonnxNodes implements QuantiserNodes {
    private static final String DOMAIN = "qonnx.custom_op.general";
    private static final long[] SCALAR = {};

    @Override
    public Optional<String> refuses(TensorFormat format, Place place) {
        NumberFormat number = format.format();
        boolean known = number instanceof FixedPointFormat
                || number instanceof FloatFormat
                || number.equals(CodebookFormat.binary());
        return known ? Optional.empty() : Optional.of(number.name() + " has no QONNX operator; not written");
    }

    @Override
    public List<String> losses(TensorFormat format, Place place) {
        List<String> losses = new ArrayList<>();
        format.group().ifPresent(size -> losses.add("groups of " + size + " are written as one precision per tensor"));
        if (format.detected()) {
            losses.add("precision detected at run time is written as static");
        }
        if (format.format() instanceof FloatFormat f && f.mantissaBits() == 0) {
            losses.add("no mantissa bits, which QONNX does not define; written as 0");
        }
        return losses;
    }

    @Override
    public List<Fields> nodes(TensorFormat format, Place place, GraphEdit graph) {
        long[] shape = format.perChannel() ? place.channelShape() : SCALAR;
        NumberFormat number = format.format();
        List<String> inputs = new ArrayList<>(List.of(place.value()));
        if (number instanceof FixedPointFormat fixed) {
            inputs.add(graph.constant(place.base() + "/scale", shape, Math.scalb(1.0, -fixed.fractionBits())));
            inputs.add(graph.constant(place.base() + "/zero", SCALAR, 0));
            inputs.add(graph.constant(place.base() + "/bits", SCALAR, fixed.bits()));
            return List.of(GraphEdit.node("Quant", DOMAIN, inputs, place.result())
                    .add(5, GraphEdit.attribute("signed", fixed.signed() ? 1 : 0))
                    .add(5, GraphEdit.attribute("narrow", fixed.symmetric() ? 1 : 0))
                    .add(5, GraphEdit.attribute("rounding_mode", mode(fixed.rounding()))));
        }
        inputs.add(graph.constant(place.base() + "/scale", shape, 1));
        if (!(number instanceof FloatFormat custom)) {
            return List.of(GraphEdit.node("BipolarQuant", DOMAIN, inputs, place.result()));
        }
        inputs.add(graph.constant(place.base() + "/exponent", SCALAR, custom.exponentBits()));
        inputs.add(graph.constant(place.base() + "/mantissa", SCALAR, custom.mantissaBits()));
        inputs.add(graph.constant(place.base() + "/bias", SCALAR, custom.bias()));
        inputs.add(graph.constant(place.base() + "/max", SCALAR, Math.min(custom.maxMagnitude(), Float.MAX_VALUE)));
        return List.of(GraphEdit.node("FloatQuant", DOMAIN, inputs, place.result())
                .add(5, GraphEdit.attribute("has_inf", custom.specials() == Specials.IEEE ? 1 : 0))
                .add(5, GraphEdit.attribute("has_nan", custom.specials() == Specials.NONE ? 0 : 1))
                .add(5, GraphEdit.attribute("has_subnormal", custom.subnormals() ? 1 : 0))
                .add(5, GraphEdit.attribute("saturation", custom.saturating() ? 1 : 0))
                .add(5, GraphEdit.attribute("rounding_mode", mode(custom.rounding()))));
    }

    @Override
    public OperatorSet operatorSet(TensorFormat format) {
        return new OperatorSet(DOMAIN, 1);
    }

    private static String mode(Rounding rounding) {
        return switch (rounding) {
            case NEAREST_EVEN -> "ROUND";
            case TOWARD_ZERO -> "DOWN";
            case HALF_AWAY -> "HALF_UP";
        };
    }
}
