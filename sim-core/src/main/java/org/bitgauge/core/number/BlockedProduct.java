package org.bitgauge.core.number;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The approximate product of Ax-BxP, number-exact: {@code sum of w_i * a_j * 2^(K (i + j))} over the kept pairs of blocks, with
 * the sign of the product. With all pairs kept it is the integer product.
 *
 * <p>For many products, operands are expanded once into planes, so that a dot product is a sum of ordinary integer dot
 * products, one for each plane: weights whose blocks meet the same blocks of the activation share a plane. Immutable.
 */
public final class BlockedProduct {
    private final BlockedFormat weights;
    private final BlockedFormat activations;
    private final List<boolean[]> weightRanks = new ArrayList<>();
    private final List<boolean[]> activationRanks = new ArrayList<>();
    private final int count;

    /**
     * Products of all kept blocks of both operands, or of some of them.
     *
     * @throws IllegalArgumentException if the products are no choice among those of the operands
     */
    public BlockedProduct(BlockedFormat weights, BlockedFormat activations, Optional<BlockProducts> products) {
        this.weights = requireNonNull(weights, "weights");
        this.activations = requireNonNull(activations, "activations");
        boolean[][] chosen = products.orElseGet(() -> BlockProducts.keep(weights.kept() * activations.kept()))
                .chosen(weights, activations);
        int pairs = 0;
        for (int w = 0; w < chosen.length; w++) {
            pairs += (int) trues(chosen[w]);
            if (trues(chosen[w]) > 0) {
                plane(chosen[w], weights.kept())[w] = true;
            }
        }
        this.count = pairs;
    }

    private boolean[] plane(boolean[] meets, int ranks) {
        for (int p = 0; p < activationRanks.size(); p++) {
            if (Arrays.equals(activationRanks.get(p), meets)) {
                return weightRanks.get(p);
            }
        }
        boolean[] plane = new boolean[ranks];
        activationRanks.add(meets.clone());
        weightRanks.add(plane);
        return plane;
    }

    private static long trues(boolean[] row) {
        long count = 0;
        for (boolean one : row) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Whether the product of two kept blocks, by rank, is computed. */
    public boolean keeps(int weightRank, int activationRank) {
        for (int p = 0; p < planes(); p++) {
            if (weightRanks.get(p)[weightRank] && activationRanks.get(p)[activationRank]) {
                return true;
            }
        }
        return false;
    }

    /** Products of blocks in one product, L. */
    public int count() {
        return count;
    }

    /** Ordinary products in one product. */
    public int planes() {
        return weightRanks.size();
    }

    /** The product of two integer codes. */
    public long product(long weight, long activation) {
        long sum = 0;
        for (int p = 0; p < planes(); p++) {
            sum += part(weights, weightRanks.get(p), weight) * part(activations, activationRanks.get(p), activation);
        }
        return sum;
    }

    /** The product of two values, each first rounded to the integer or fixed-point number its blocks are cut from. */
    public double product(double weight, double activation) {
        FixedPointFormat w = weights.element();
        FixedPointFormat a = activations.element();
        long codes = product((long) (w.quantize(weight) / w.step()), (long) (a.quantize(activation) / a.step()));
        return codes * w.step() * a.step();
    }

    /** Weights expanded for {@link #dot}: a row for each plane. */
    public int[][] weightPlanes(int[] codes) {
        return expand(weights, weightRanks, codes);
    }

    /** Activations expanded for {@link #dot}: a row for each plane. */
    public int[][] activationPlanes(int[] codes) {
        return expand(activations, activationRanks, codes);
    }

    /** Sum of products of {@code length} expanded operands from the offsets on. */
    public long dot(
            int[][] weightPlanes, int weightOffset, int[][] activationPlanes, int activationOffset, int length) {
        long sum = 0;
        for (int p = 0; p < weightPlanes.length; p++) {
            int[] w = weightPlanes[p];
            int[] a = activationPlanes[p];
            for (int i = 0; i < length; i++) {
                sum += (long) w[weightOffset + i] * a[activationOffset + i];
            }
        }
        return sum;
    }

    private static int[][] expand(BlockedFormat format, List<boolean[]> ranks, int[] codes) {
        int[][] planes = new int[ranks.size()][codes.length];
        for (int p = 0; p < planes.length; p++) {
            for (int i = 0; i < codes.length; i++) {
                planes[p][i] = (int) part(format, ranks.get(p), codes[i]);
            }
        }
        return planes;
    }

    private static long part(BlockedFormat format, boolean[] ranks, long code) {
        long magnitude = Math.abs(code);
        long bits = 0;
        for (int r = 0; r < ranks.length; r++) {
            bits |= ranks[r] ? format.bitsOf(magnitude, r, r + 1) : 0;
        }
        long part = magnitude & bits;
        return code < 0 ? -part : part;
    }
}
