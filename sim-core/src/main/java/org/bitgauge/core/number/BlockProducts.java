package org.bitgauge.core.number;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.config.Shorthand;

/**
 * Which products of blocks make up a product of two blocked numbers (Ax-BxP): the most significant {@code keep} of them, or
 * those of a mask. Blocks count by rank: rank 0 is the most significant block that the operand keeps.
 *
 * @param keep products kept, L; of equally significant ones, those with the more significant block of the weight first
 * @param mask one row for each kept block of the weight, one digit for each of the activation, most significant first
 */
@Doc("Products of blocks that are computed: a number, or a mask.")
public record BlockProducts(
        @Doc("How many, most significant first.") @Range(min = 1, max = 1024) Optional<Integer> keep,
        @Doc("A row of 0 and 1 for each kept block of the weight, a digit for each of the activation; most"
                        + " significant first, as ['11', '10'].")
                @Default("[]")
                ImmutableList<String> mask) {
    public BlockProducts {
        requireNonNull(keep, "keep");
        requireNonNull(mask, "mask");
        if (keep.isPresent() == !mask.isEmpty()) {
            throw new IllegalArgumentException("give the kept block products as a number ('keep') or as a 'mask'");
        }
        if (keep.isPresent() && keep.get() < 1) {
            throw new IllegalArgumentException("at least 1 block product is kept, not " + keep.get());
        }
        for (String row : mask) {
            if (!row.matches("[01]+") || row.length() != mask.get(0).length()) {
                throw new IllegalArgumentException(
                        "a mask of block products has rows of 0 and 1 of one length, as ['11', '10'], not '" + row
                                + "'");
            }
        }
        if (!mask.isEmpty() && mask.stream().allMatch(row -> row.indexOf('1') < 0)) {
            throw new IllegalArgumentException("a mask of block products keeps at least one");
        }
    }

    /** A number of products, most significant first. */
    @Shorthand("how many, most significant first")
    public static BlockProducts keep(int count) {
        return new BlockProducts(Optional.of(count), ImmutableList.of());
    }

    /** A choice of products. */
    public static BlockProducts mask(String... rows) {
        return new BlockProducts(Optional.empty(), ImmutableList.copyOf(rows));
    }

    /** How many products are kept. */
    public int count() {
        return keep.orElseGet(() -> (int) mask.stream()
                .flatMapToInt(String::chars)
                .filter(digit -> digit == '1')
                .count());
    }

    /** Why this is no choice among the products of two operands, with what would be; empty if it is one. */
    public Optional<String> misfit(BlockedFormat weights, BlockedFormat activations) {
        int all = weights.kept() * activations.kept();
        String operands = weights.kept() + " x " + activations.kept() + " kept blocks of " + weights.name() + " and "
                + activations.name();
        if (keep.isPresent() && keep.get() > all) {
            return Optional.of("the " + operands + " have " + all + " products, of which " + keep.get()
                    + " cannot be kept; keep 1 to " + all);
        }
        boolean shaped =
                mask.isEmpty() || mask.size() == weights.kept() && mask.get(0).length() == activations.kept();
        return shaped
                ? Optional.empty()
                : Optional.of("a mask of " + mask.size() + " rows of "
                        + mask.get(0).length() + " does not fit the " + operands + "; give " + weights.kept()
                        + " rows of " + activations.kept() + " digits");
    }

    /**
     * The kept products as ranks of activation blocks for each rank of the weight.
     *
     * @throws IllegalArgumentException if it is a {@link #misfit}
     */
    boolean[][] chosen(BlockedFormat weights, BlockedFormat activations) {
        misfit(weights, activations).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        boolean[][] chosen = new boolean[weights.kept()][activations.kept()];
        if (keep.isEmpty()) {
            for (int w = 0; w < chosen.length; w++) {
                for (int a = 0; a < chosen[w].length; a++) {
                    chosen[w][a] = mask.get(w).charAt(a) == '1';
                }
            }
            return chosen;
        }
        List<int[]> ranks = new ArrayList<>();
        for (int w = 0; w < weights.kept(); w++) {
            for (int a = 0; a < activations.kept(); a++) {
                ranks.add(new int[] {w, a});
            }
        }
        ranks.sort(Comparator.comparingInt((int[] r) -> r[0] * weights.blockBits() + r[1] * activations.blockBits())
                .thenComparingInt(r -> r[0]));
        ranks.subList(0, keep.get()).forEach(r -> chosen[r[0]][r[1]] = true);
        return chosen;
    }

    /** {@code 3} or {@code 11/10}. */
    @Override
    public String toString() {
        return keep.map(String::valueOf).orElseGet(() -> String.join("/", mask));
    }
}
