package org.bitgauge.lab.design;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.DatapathFormats;

/**
 * What a datapath must be built for when a network mixes formats: for each operand the format with the widest exponent,
 * then the widest significand, then the most bits. Mixing families (an integer layer and a float layer) picks one of them; the
 * array then refuses what it cannot compute. Integers with and without a sign need one bit more than the widest of those
 * without.
 */
public final class WidestFormats {
    private static final Comparator<NumberFormat> WIDTH = Comparator.comparingInt(NumberFormat::exponentBits)
            .thenComparingInt(NumberFormat::significandBits)
            .thenComparingDouble(NumberFormat::bitsPerElement)
            .thenComparing(f -> f.isSigned() ? 1 : 0)
            .thenComparing(NumberFormat::name);

    private WidestFormats() {}

    /** Over the layers given, which must be those with multiply-accumulates. */
    public static DatapathFormats of(ImmutableList<LayerPrecision> layers) {
        return new DatapathFormats(
                widest(layers, TensorRole.WEIGHTS),
                widest(layers, TensorRole.ACTIVATIONS),
                widest(layers, TensorRole.PARTIAL_SUMS));
    }

    private static NumberFormat widest(ImmutableList<LayerPrecision> layers, TensorRole role) {
        NumberFormat widest = layers.stream()
                .map(layer -> layer.of(role).format())
                .max(WIDTH)
                .orElseThrow(() -> new IllegalArgumentException("the network has no layer with multiply-accumulates"));
        int unsigned = layers.stream()
                .map(layer -> layer.of(role).format())
                .filter(format -> format instanceof FixedPointFormat && !format.isSigned())
                .mapToInt(NumberFormat::elementBits)
                .max()
                .orElse(0);
        boolean mixed = widest instanceof FixedPointFormat
                && layers.stream().anyMatch(layer -> layer.of(role).format().isSigned());
        return mixed && unsigned >= widest.elementBits() ? FixedPointFormat.integer(unsigned + 1) : widest;
    }
}
