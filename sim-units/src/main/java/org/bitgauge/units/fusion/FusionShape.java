package org.bitgauge.units.fusion;

import java.util.ArrayList;
import java.util.List;

/**
 * How operands of any width are put together from the small multipliers of a fusion unit: a width is rounded up to a
 * doubling of the narrowest; narrower products run side by side, wider than the widest in several cycles (Sharma et al., Bit
 * Fusion, ISCA 2018, section III).
 *
 * @param maximum widest operand of one cycle, in bits
 * @param minimum operand of one small multiplier (brick), in bits
 * @param passes times the maximum that an operand may have, taken in as many cycles on each side
 */
public record FusionShape(int maximum, int minimum, int passes) {
    private static final int WIDEST = 64;

    public FusionShape {
        if (minimum < 1 || maximum < minimum || maximum > WIDEST) {
            throw new IllegalArgumentException("a fusion unit composes bricks of 1 to " + WIDEST
                    + " bits into operands that are no narrower, not bricks of " + minimum + " bits into " + maximum
                    + "; give a minimum of at most the maximum, as maximum: 8, minimum: 2");
        }
        if (passes < 1) {
            throw new IllegalArgumentException("an operand takes at least 1 pass, not " + passes);
        }
        if (composed(maximum, minimum) != maximum) {
            throw new IllegalArgumentException(
                    "operands of " + maximum + " bits cannot be composed of bricks of " + minimum
                            + " bits, which fuse by doubling: with minimum: " + minimum + " the maximum can be "
                            + joined(doublings(minimum)) + "; for maximum: " + maximum + " the minimum can be "
                            + joined(halvings(maximum)));
        }
    }

    /** The unit for operands up to {@code bits}, from bricks of {@code minimum}: the next doubling that holds them. */
    public static FusionShape holding(int bits, int minimum, int passes) {
        return new FusionShape(composed(bits, minimum), minimum, passes);
    }

    private static int composed(int bits, int minimum) {
        int width = minimum;
        while (width < bits) {
            width *= 2;
        }
        return width;
    }

    private static List<Integer> doublings(int minimum) {
        List<Integer> widths = new ArrayList<>();
        for (int width = minimum; width <= WIDEST; width *= 2) {
            widths.add(width);
        }
        return widths;
    }

    private static List<Integer> halvings(int maximum) {
        List<Integer> widths = new ArrayList<>();
        int width = maximum;
        widths.add(width);
        while (width % 2 == 0) {
            width /= 2;
            widths.add(width);
        }
        return widths;
    }

    private static String joined(List<Integer> widths) {
        return String.join(", ", widths.stream().map(String::valueOf).toList());
    }

    /** Bricks of a unit. */
    public int bricks() {
        return maximum / minimum * (maximum / minimum);
    }

    /** Whether an operand of so many bits can be taken. */
    public boolean takes(int bits) {
        return bits <= maximum * passes;
    }

    /** Operands of so many bits side by side on one side of the unit. */
    public int beside(int bits) {
        return Math.max(1, maximum / composed(bits, minimum));
    }

    /** Cycles that one side of an operand of so many bits takes. */
    public int cycles(int bits) {
        return (bits + maximum - 1) / maximum;
    }

    /** Products of a unit in {@link #cyclesPerStep} cycles. */
    public int fused(int weightBits, int activationBits) {
        return beside(weightBits) * beside(activationBits);
    }

    /** Cycles of one step: 1 unless an operand is wider than the maximum. */
    public int cyclesPerStep(int weightBits, int activationBits) {
        return cycles(weightBits) * cycles(activationBits);
    }

    /** The width as which an operand of so many bits is computed. */
    public int computedAs(int bits) {
        return bits <= maximum ? composed(bits, minimum) : cycles(bits) * maximum;
    }
}
