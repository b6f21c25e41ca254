package org.bitgauge.units.fusion;

import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.core.cost.logic.Part;

/**
 * What a fusion unit consists of, by construction. Bricks multiply {@code minimum} bits with selectable signs: the array of
 * a {@code minimum x (minimum + 1)} multiplier and two gates for the sign bits. Each level of fusion adds four products of
 * half its width, of which one is never shifted, two by nothing or half the width, one by nothing, half or all of it. The sum
 * of the column passes through the unit: an adder and a register. Operand registers hold what the narrowest mode takes, {@code
 * maximum^2 / minimum} bits on each side, as the words of the buffers do (Sharma et al., ISCA 2018). With one brick it is a
 * fixed multiplier.
 */
public final class FusionParts {
    private final LogicLibrary library;
    private final FusionShape shape;
    private final int passingBits;
    private final int accumulatorBits;

    /**
     * Parts of one unit of a column and of one accumulator at its end.
     *
     * @param rows units of a column, whose number the passing sum has to hold
     * @param accumulatorBits of a column
     */
    public FusionParts(LogicLibrary library, FusionShape shape, int rows, int accumulatorBits) {
        this.library = library;
        this.shape = shape;
        this.passingBits = 2 * shape.maximum() + ceilLog2(rows);
        this.accumulatorBits = accumulatorBits;
    }

    /** Combinational logic of a unit: bricks, levels of fusion, adder of the passing sum. */
    public Part logic() {
        Part all = bricks();
        for (int half = shape.minimum(); half < shape.maximum(); half *= 2) {
            int blocks = (shape.maximum() / (2 * half)) * (shape.maximum() / (2 * half));
            all = all.then(level(half).times(blocks));
        }
        return all.then(library.adder(passingBits));
    }

    private Part bricks() {
        int bits = shape.minimum();
        if (shape.bricks() == 1) {
            return library.multiplier(bits, bits);
        }
        Part brick = library.multiplier(bits, bits + 1).then(library.mux(2, 2));
        return brick.times(shape.bricks());
    }

    /**
     * Four products of {@code half} bits into one of twice the width: pairs that share a half of one operand are added, then
     * the two sums, each time with the second shifted by {@code half} or not.
     */
    private Part level(int half) {
        Part pair = library.mux(3 * half, 2).then(library.adder(3 * half + 1));
        return pair.beside(pair).then(library.mux(4 * half, 2)).then(library.adder(4 * half));
    }

    /** Register of the passing sum. */
    public Part sumRegister() {
        return library.register(passingBits);
    }

    /** Operand registers of one side. */
    public Part operandRegister() {
        return library.register(operandBits());
    }

    /** Bits of the operand registers of one side. */
    public int operandBits() {
        return shape.maximum() / shape.minimum() * shape.maximum();
    }

    /** Adder of the accumulator at the end of a column. */
    public Part accumulatorAdder() {
        return library.adder(accumulatorBits);
    }

    /** Register of the accumulator at the end of a column. */
    public Part accumulatorRegister() {
        return library.register(accumulatorBits);
    }

    private static int ceilLog2(int value) {
        return value <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(value - 1);
    }
}
