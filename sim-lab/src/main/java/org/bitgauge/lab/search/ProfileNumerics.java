package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.BlockedProduct;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.Granularity;
import org.bitgauge.workloads.infer.rounding.Accumulation;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.bitgauge.workloads.infer.rounding.ProductRule;
import org.bitgauge.workloads.infer.rounding.Scaling;
import org.bitgauge.workloads.infer.rounding.TensorRounding;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * What a precision profile means for inference.
 *
 * <ul>
 *   <li>One format for weights, activations and outputs of the whole network rounds everything: input, weights, biases and
 *       the result of every operator (Hill et al.), and with the same format for partial sums every product and sum too.
 *   <li>Otherwise the operands of each layer with products are rounded as the profile says, and its results where it speaks
 *       of outputs; biases and sums are not, unless partial sums are given.
 *   <li>In the second case an integer without fraction bits is scaled so that the largest magnitude of the tensor is its
 *       largest number, unless the search itself calibrates ({@link SearchSpec#calibrates}); fixed point, floats and block formats are taken as they are. {@code fp32} is not rounded to.
 *   <li>Blocked operands multiply by the block products that the profile keeps.
 * </ul>
 */
final class ProfileNumerics {
    private final Subject subject;
    private final Numerics exact;
    private final boolean literal;

    ProfileNumerics(Subject subject, Arithmetic arithmetic, boolean literal) {
        this.literal = literal;
        this.subject = requireNonNull(subject, "subject");
        this.exact = arithmetic == Arithmetic.SINGLE ? Numerics.fp32() : Numerics.fp64();
    }

    /** Nothing rounded. */
    Numerics exact() {
        return exact;
    }

    Numerics of(PrecisionProfile profile) {
        Optional<NumberFormat> everywhere = everywhere(profile);
        if (everywhere.isPresent()) {
            NumberFormat format = everywhere.get();
            boolean sums = profile.byDefault(TensorRole.PARTIAL_SUMS)
                    .filter(f -> f.format().equals(format))
                    .isPresent();
            return sums ? exact.accumulating(format) : exact.everywhere(format);
        }
        Numerics numerics = exact;
        for (Layer layer : subject.network().layers()) {
            if (subject.layers().contains(layer.name())) {
                numerics = numerics.withLayer(layer.name(), layer(profile, layer));
            }
        }
        return numerics;
    }

    private static Optional<NumberFormat> everywhere(PrecisionProfile profile) {
        Optional<TensorFormat> weights = profile.byDefault(TensorRole.WEIGHTS);
        boolean same = profile.layers().isEmpty()
                && weights.isPresent()
                && weights.equals(profile.byDefault(TensorRole.ACTIVATIONS))
                && weights.equals(profile.byDefault(TensorRole.OUTPUTS))
                && (weights.get().format() instanceof FloatFormat
                        || weights.get().format() instanceof FixedPointFormat);
        return same ? weights.map(TensorFormat::format) : Optional.empty();
    }

    private LayerNumbers layer(PrecisionProfile profile, Layer layer) {
        Optional<BlockedProduct> blocks = blocks(profile, layer);
        if (blocks.isPresent()) {
            BlockRule rule = new BlockRule(
                    blocks.get(),
                    magnitude(element(profile, layer, TensorRole.WEIGHTS)),
                    magnitude(element(profile, layer, TensorRole.ACTIVATIONS)));
            return LayerNumbers.plain(new Accumulation.Products(rule))
                    .withWeights(TensorRounding.of(element(profile, layer, TensorRole.WEIGHTS)))
                    .withActivations(TensorRounding.of(element(profile, layer, TensorRole.ACTIVATIONS)));
        }
        LayerNumbers numbers = LayerNumbers.plain(accumulation(profile, layer));
        Optional<TensorRounding> weights = rounding(profile.given(layer, TensorRole.WEIGHTS));
        Optional<TensorRounding> activations = rounding(profile.given(layer, TensorRole.ACTIVATIONS));
        Optional<TensorRounding> outputs = rounding(profile.given(layer, TensorRole.OUTPUTS));
        numbers = weights.isPresent() ? numbers.withWeights(weights.get()) : numbers;
        numbers = activations.isPresent() ? numbers.withActivations(activations.get()) : numbers;
        return outputs.isPresent() ? numbers.withOutputs(outputs.get()) : numbers;
    }

    private Accumulation accumulation(PrecisionProfile profile, Layer layer) {
        Accumulation plain = exact.byDefault().accumulation();
        Optional<NumberFormat> sums =
                profile.given(layer, TensorRole.PARTIAL_SUMS).map(TensorFormat::format);
        if (sums.isEmpty() || sums.get().equals(FloatFormat.ieee(11, 52))) {
            return plain;
        }
        return sums.get().equals(FloatFormat.fp32()) ? Accumulation.FP32 : new Accumulation.Rounded(sums.get());
    }

    /** The multiplier where it drops products of kept blocks; where it makes all, cut operands multiply as usual. */
    private static Optional<BlockedProduct> blocks(PrecisionProfile profile, Layer layer) {
        if (format(profile, layer, TensorRole.WEIGHTS) instanceof BlockedFormat weights
                && format(profile, layer, TensorRole.ACTIVATIONS) instanceof BlockedFormat activations) {
            BlockedProduct product = new BlockedProduct(weights, activations, profile.products(layer));
            return product.count() < weights.kept() * activations.kept() ? Optional.of(product) : Optional.empty();
        }
        return Optional.empty();
    }

    private static NumberFormat format(PrecisionProfile profile, Layer layer, TensorRole role) {
        return profile.given(layer, role).map(TensorFormat::format).orElse(FloatFormat.fp32());
    }

    private static NumberFormat element(PrecisionProfile profile, Layer layer, TensorRole role) {
        NumberFormat format = format(profile, layer, role);
        return format instanceof BlockedFormat blocked ? blocked.element() : format;
    }

    private static int magnitude(NumberFormat element) {
        return element instanceof FixedPointFormat f ? (int) Math.rint(f.maxMagnitude() / f.step()) : 0;
    }

    /** A multiplier of blocks as inference tabulates it. */
    private record BlockRule(BlockedProduct product, int maxWeight, int maxActivation) implements ProductRule {
        @Override
        public String name() {
            return product.count() + " block products";
        }

        @Override
        public long product(int weight, int activation) {
            return product.product(weight, activation);
        }
    }

    private Optional<TensorRounding> rounding(Optional<TensorFormat> given) {
        if (given.isEmpty() || given.get().format().equals(FloatFormat.fp32())) {
            return Optional.empty();
        }
        TensorFormat tensor = given.get();
        boolean scaled = !literal && tensor.format() instanceof FixedPointFormat fixed && fixed.fractionBits() == 0;
        if (tensor.format() instanceof BlockFormat || !scaled) {
            return Optional.of(TensorRounding.of(tensor.format()));
        }
        Granularity granularity = tensor.group()
                .map(size -> new Granularity(Granularity.Kind.GROUP, size))
                .orElse(tensor.perChannel() ? new Granularity(Granularity.Kind.CHANNEL, 0) : Granularity.TENSOR);
        return Optional.of(TensorRounding.scaled(tensor.format(), Scaling.LINEAR, granularity));
    }
}
