package org.bitgauge.units.mac;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;

/**
 * Which formats a fixed-width datapath computes exactly: those whose exponent and significand are no wider than its own. A
 * narrower format runs on it unchanged and gains nothing in rate.
 *
 * @param formats what it is built for
 */
public record Datapath(DatapathFormats formats) {
    public Datapath {
        requireNonNull(formats, "formats");
    }

    /** Formats that were given, the profile's widest in place of those that were not. */
    public static Datapath of(
            Optional<NumberFormat> weights,
            Optional<NumberFormat> activations,
            Optional<NumberFormat> accumulator,
            DatapathFormats widest) {
        return new Datapath(new DatapathFormats(
                weights.orElse(widest.weights()),
                activations.orElse(widest.activations()),
                accumulator.orElse(widest.accumulator())));
    }

    /** Why a layer cannot run on it, with a remedy. */
    public Optional<String> refuses(LayerTask task) {
        Layer layer = task.layer();
        if (layer.operation() instanceof VectorOperation) {
            return Optional.of(
                    layer.name() + " (" + layer.operation().kind() + ") is vector work; map it to the vector unit");
        }
        LayerPrecision precision = task.precision();
        return refuses(layer, TensorRole.WEIGHTS, precision, formats.weights())
                .or(() -> refuses(layer, TensorRole.ACTIVATIONS, precision, formats.activations()))
                .or(() -> refuses(layer, TensorRole.PARTIAL_SUMS, precision, formats.accumulator()));
    }

    private static Optional<String> refuses(
            Layer layer, TensorRole role, LayerPrecision precision, NumberFormat datapath) {
        NumberFormat format = precision.of(role).format();
        if (holds(datapath, format)) {
            return Optional.empty();
        }
        return Optional.of(role.label() + " of " + layer.name() + " are " + format.name() + ", the array is built for "
                + datapath.name() + "; build it for " + format.name()
                + " (or leave its formats to the profile), or choose a narrower format in the profile");
    }

    /** Whether every number of {@code format} goes through a datapath built for {@code datapath}. */
    static boolean holds(NumberFormat datapath, NumberFormat format) {
        if (datapath.equals(format)) {
            return true;
        }
        int sign = format.isSigned() || !datapath.isSigned() || datapath.exponentBits() > 0 ? 0 : 1;
        boolean signs = datapath.isSigned() || !format.isSigned();
        return signs
                && format.significandBits() + sign <= datapath.significandBits()
                && format.exponentBits() <= datapath.exponentBits();
    }

    /** A note for each operand that is narrower than the datapath. */
    public ImmutableList<String> notes(LayerTask task) {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        note(notes, TensorRole.WEIGHTS, task.precision().weights().format(), formats.weights());
        note(notes, TensorRole.ACTIVATIONS, task.precision().activations().format(), formats.activations());
        task.precision()
                .products()
                .ifPresent(products -> notes.add(
                        "a fixed datapath computes whole products, not only " + products + " of their block products"));
        return notes.build();
    }

    private static void note(
            ImmutableList.Builder<String> notes, TensorRole role, NumberFormat used, NumberFormat built) {
        if (!used.equals(built) && used.bitsPerElement() < built.bitsPerElement()) {
            notes.add(used.name() + " " + role.label() + " run on a datapath for " + built.name()
                    + " at the same rate and energy per operation; only memory and traffic gain");
        }
    }

    /** {@code int8 x int8 + int32}. */
    @Override
    public String toString() {
        return formats.weights().name() + " x " + formats.activations().name() + " + "
                + formats.accumulator().name();
    }

    /** Bits of a register that holds one element. */
    public static int registerBits(NumberFormat format) {
        return Math.max(1, format.elementBits());
    }
}
