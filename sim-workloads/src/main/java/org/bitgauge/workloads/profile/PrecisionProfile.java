package org.bitgauge.workloads.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Shorthand;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.number.NumberFormat;

/**
 * With which numbers a network is computed: defaults, and rules for some layers, of which the last that speaks of a tensor
 * wins. Written as {@code int8}, as {@code {weights: int4, activations: int8}}, or in full.
 *
 * @param name as printed; made from the formats where blank
 * @param weights default format of weights
 * @param activations default format of activations
 * @param partialSums default format of running sums
 * @param outputs default format of results
 * @param defaults the four defaults, written together
 * @param layers rules in order
 * @param products default choice of block products
 * @param measured accuracy under the profile, where it was measured
 */
public record PrecisionProfile(
        @Doc("Name in tables and figures; made from the formats where absent.") @Default("''") String name,
        @Doc("Default format of weights.") Optional<TensorFormat> weights,
        @Doc("Default format of activations.") Optional<TensorFormat> activations,
        @Doc("Default format of partial sums; wide enough for the exact sum where absent.")
                Optional<TensorFormat> partialSums,
        @Doc("Default format of outputs; as the next layer reads them where absent.") Optional<TensorFormat> outputs,
        @Doc("The four defaults, written together.") Optional<TensorFormats> defaults,
        @Doc("Formats of some layers; the last rule that speaks of a tensor wins.") @Default("[]")
                ImmutableList<PrecisionRule> layers,
        @Doc("Products of blocks that make up a product on a blocked unit, by default; every one where absent.")
                Optional<BlockProducts> products,
        @Doc("Accuracy under this profile, where it was measured; carried along.")
                Optional<MeasuredAccuracy> measured) {
    public PrecisionProfile {
        requireNonNull(measured, "measured");
        requireNonNull(layers, "layers");
        TensorFormats direct = new TensorFormats(weights, activations, partialSums, outputs);
        for (TensorRole role : TensorRole.values()) {
            if (direct.of(role).isPresent() && defaults.flatMap(d -> d.of(role)).isPresent()) {
                throw new IllegalArgumentException(
                        role.label() + " stands both in the profile and in its 'defaults'; keep one of them");
            }
        }
        if (name.isBlank()) {
            String kept = products.map(choice -> "-products-" + choice).orElse("");
            name = madeFrom(direct, defaults.orElse(TensorFormats.NONE), layers) + kept;
        }
    }

    /** Not measured. */
    public PrecisionProfile(
            String name,
            Optional<TensorFormat> weights,
            Optional<TensorFormat> activations,
            Optional<TensorFormat> partialSums,
            Optional<TensorFormat> outputs,
            Optional<TensorFormats> defaults,
            ImmutableList<PrecisionRule> layers,
            Optional<BlockProducts> products) {
        this(name, weights, activations, partialSums, outputs, defaults, layers, products, Optional.empty());
    }

    /** With every product of blocks. */
    public PrecisionProfile(
            String name,
            Optional<TensorFormat> weights,
            Optional<TensorFormat> activations,
            Optional<TensorFormat> partialSums,
            Optional<TensorFormat> outputs,
            Optional<TensorFormats> defaults,
            ImmutableList<PrecisionRule> layers) {
        this(name, weights, activations, partialSums, outputs, defaults, layers, Optional.empty());
    }

    private static String madeFrom(TensorFormats direct, TensorFormats grouped, ImmutableList<PrecisionRule> rules) {
        String w = formatName(direct.weights().or(grouped::weights));
        String a = formatName(direct.activations().or(grouped::activations));
        return (w.equals(a) ? w : "w-" + w + "-a-" + a) + (rules.isEmpty() ? "" : "-mixed");
    }

    private static String formatName(Optional<TensorFormat> format) {
        return format.map(f -> f.format().name()).orElse("by-layer");
    }

    /** The same with another name. */
    public PrecisionProfile named(String other) {
        return new PrecisionProfile(
                other, weights, activations, partialSums, outputs, defaults, layers, products, measured);
    }

    /** The same without its accuracy. */
    public PrecisionProfile withoutMeasurement() {
        return new PrecisionProfile(name, weights, activations, partialSums, outputs, defaults, layers, products);
    }

    /** The same with its accuracy. */
    public PrecisionProfile measuring(MeasuredAccuracy accuracy) {
        return new PrecisionProfile(
                name, weights, activations, partialSums, outputs, defaults, layers, products, Optional.of(accuracy));
    }

    /** Weights and activations of every layer in one format. */
    @Shorthand("Weights and activations in one format; partial sums follow.")
    public static PrecisionProfile of(NumberFormat format) {
        return of(format, format);
    }

    /** Weights of every layer in one format, activations in another. */
    public static PrecisionProfile of(NumberFormat weights, NumberFormat activations) {
        return new PrecisionProfile(
                "",
                Optional.of(TensorFormat.of(weights)),
                Optional.of(TensorFormat.of(activations)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ImmutableList.of());
    }

    /** Default of a tensor, wherever it is written. */
    public Optional<TensorFormat> byDefault(TensorRole role) {
        return new TensorFormats(weights, activations, partialSums, outputs)
                .of(role)
                .or(() -> defaults.flatMap(d -> d.of(role)));
    }

    /** What the profile itself says of a tensor of a layer: its last rule that speaks of it, else its default. */
    public Optional<TensorFormat> given(Layer layer, TensorRole role) {
        return layers.reverse().stream()
                .filter(rule -> rule.matches(layer))
                .flatMap(rule -> rule.of(role).stream())
                .findFirst()
                .or(() -> byDefault(role));
    }

    /** What the profile itself says of the block products of a layer. */
    public Optional<BlockProducts> products(Layer layer) {
        return layers.reverse().stream()
                .filter(rule -> rule.matches(layer))
                .flatMap(rule -> rule.products().stream())
                .findFirst()
                .or(() -> products);
    }

    /**
     * The format of every tensor of every layer.
     *
     * @throws ProfileException if a rule matches no layer or a tensor has no format; with every such problem
     */
    public EffectivePrecision resolve(Network network) {
        return new Resolution(this, network).resolve();
    }
}
