package org.bitgauge.workloads.infer.rounding;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.bitgauge.core.number.NumberFormat;

/**
 * With which numbers a network is computed.
 *
 * @param byDefault numbers of the layers with products that {@code layers} does not name
 * @param layers numbers of single layers, by the name of their node
 * @param values format of the network's input, of all constants, and of the output of every operator that computes;
 *     absent where only layers with products round
 * @param single whether operators without products work in single precision, otherwise double
 */
public record Numerics(
        LayerNumbers byDefault,
        ImmutableMap<String, LayerNumbers> layers,
        Optional<NumberFormat> values,
        boolean single) {
    public Numerics {
        requireNonNull(byDefault, "default");
        requireNonNull(layers, "layers");
        requireNonNull(values, "values");
    }

    /** Everything in double precision. */
    public static Numerics fp64() {
        return new Numerics(LayerNumbers.FP64, ImmutableMap.of(), Optional.empty(), false);
    }

    /** Everything in single precision. */
    public static Numerics fp32() {
        return new Numerics(LayerNumbers.plain(Accumulation.FP32), ImmutableMap.of(), Optional.empty(), true);
    }

    /** Weights, biases, input and the output of every operator rounded; sums in {@code this} arithmetic. */
    public Numerics everywhere(NumberFormat format) {
        return new Numerics(byDefault, layers, Optional.of(format), single);
    }

    /** Everywhere, and every product and sum rounded too (Hill et al.). */
    public Numerics accumulating(NumberFormat format) {
        LayerNumbers rounded = byDefault.withAccumulation(new Accumulation.Rounded(format));
        return new Numerics(rounded, layers, Optional.of(format), single);
    }

    /** Other numbers for the layers that are not named. */
    public Numerics withDefault(LayerNumbers numbers) {
        return new Numerics(numbers, layers, values, single);
    }

    /** Other numbers for one layer. */
    public Numerics withLayer(String layer, LayerNumbers numbers) {
        ImmutableMap.Builder<String, LayerNumbers> all = ImmutableMap.builder();
        return new Numerics(byDefault, all.putAll(layers).put(layer, numbers).buildKeepingLast(), values, single);
    }

    /** Numbers of a layer. */
    public LayerNumbers of(String layer) {
        return Optional.ofNullable(layers.get(layer)).orElse(byDefault);
    }
}
