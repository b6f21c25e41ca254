package org.bitgauge.units.blocked;

import java.util.Optional;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.BlockedProduct;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.ValueKnowledge;

/**
 * Block products of one layer on elements of a shape.
 *
 * @param weights blocks of the weight
 * @param activations blocks of the activation
 * @param product which products of blocks are kept
 * @param multipliers block multipliers of an element
 */
record BlockedWork(BlockedFormat weights, BlockedFormat activations, BlockedProduct product, int multipliers) {
    /** Why the layer has no such products, with what would have; empty if it has. */
    static Optional<String> refuses(LayerTask task, ElementShape shape) {
        return misfit(
                        task,
                        TensorRole.WEIGHTS,
                        shape.weightBlock(),
                        task.values().weights())
                .or(() -> misfit(
                        task,
                        TensorRole.ACTIVATIONS,
                        shape.activationBlock(),
                        task.values().activations()))
                .or(() -> task.precision()
                        .products()
                        .flatMap(products -> products.misfit(weights(task, shape), activations(task, shape)))
                        .map(reason -> task.layer().name() + ": " + reason));
    }

    private static Optional<String> misfit(LayerTask task, TensorRole role, int block, ValueKnowledge known) {
        NumberFormat format = task.precision().of(role).format();
        String which = role.label() + " of " + task.layer().name() + " are " + format.name();
        if (!(format instanceof BlockedFormat blocked)) {
            return format instanceof FixedPointFormat
                    ? Optional.empty()
                    : Optional.of(which + ", which has no blocks; choose an integer such as int8");
        }
        if (blocked.blockBits() != block) {
            return Optional.of(which + " with blocks of " + blocked.blockBits()
                    + " bits, the array multiplies blocks of "
                    + block + " bits; choose blocks of " + block + " bits in the profile or build the array for "
                    + blocked.blockBits());
        }
        if (blocked.isDynamic() && known instanceof ValueKnowledge.Unknown) {
            return Optional.of(which + ", whose kept blocks depend on its values, and nothing is known of these; give a"
                    + " histogram, a distribution or tensors as 'values', or choose them statically, as "
                    + BlockedFormat.top(blocked.element(), block, blocked.kept())
                            .name());
        }
        return Optional.empty();
    }

    static BlockedWork of(LayerTask task, ElementShape shape) {
        BlockedFormat weights = weights(task, shape);
        BlockedFormat activations = activations(task, shape);
        Optional<BlockProducts> products = task.precision().products();
        return new BlockedWork(
                weights, activations, new BlockedProduct(weights, activations, products), shape.multipliers());
    }

    private static BlockedFormat weights(LayerTask task, ElementShape shape) {
        return blocks(task.precision().weights().format(), shape.weightBlock());
    }

    private static BlockedFormat activations(LayerTask task, ElementShape shape) {
        return blocks(task.precision().activations().format(), shape.activationBlock());
    }

    /** An integer narrower than the operand has as many blocks as its bits need. */
    private static BlockedFormat blocks(NumberFormat format, int block) {
        if (format instanceof BlockedFormat blocked) {
            return blocked;
        }
        FixedPointFormat fixed = (FixedPointFormat) format;
        int bits = Math.max(2, -Math.floorDiv(-fixed.bits(), block) * block);
        return BlockedFormat.whole(
                new FixedPointFormat(bits, fixed.fractionBits(), fixed.signed(), fixed.symmetric(), fixed.rounding()),
                block);
    }

    /** Steps of an element for one product: block products over block multipliers. */
    int steps() {
        return -Math.floorDiv(-product.count(), multipliers);
    }

    /** Products that an element computes in one step, summed: more than one where a product needs few multipliers. */
    int packed() {
        return Math.max(1, multipliers / product.count());
    }

    /** How a product uses the element, on values that are known or normal. */
    ElementCosts.Use use(LayerValues values) {
        double[] w = BlockActivity.of(weights, values.weights());
        double[] a = BlockActivity.of(activations, values.activations());
        double active = 0;
        double most = 0;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < a.length; j++) {
                if (product.keeps(i, j)) {
                    double changes = changes(w[i] * a[j]);
                    active += changes;
                    most = Math.max(most, changes);
                }
            }
        }
        double summing = packed() == 1 ? most : 1 - Math.pow(1 - most, packed());
        return new ElementCosts.Use(active, (double) steps() / packed(), summing);
    }

    /** A part whose input is not zero in a share p of independent cycles sees another input in 1 - (1 - p)^2 of them. */
    private static double changes(double share) {
        return 1 - (1 - share) * (1 - share);
    }
}
