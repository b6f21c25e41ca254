package org.bitgauge.core.cost.logic;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.number.BlockFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.Rounding;

/**
 * One element of a dot product of block-scaled formats: products are summed exactly as integers in one carry-save tree per
 * block; once per block the scales are added, the sum is normalised and added to the accumulator, and that share is divided
 * by the block size. Block sum and addition are different pipeline stages, so the period is the longer of the two.
 */
final class BlockMac {
    private static final int SCALE_BITS = 8;
    /** Against synthesised dot products of 32 elements: area -10 to +55 %, energy up to 3 times too low (their glitches). */
    private static final double UNMEASURED_SPREAD = 0.6;

    private final LogicLibrary library;
    private final Stimulus stimulus;

    BlockMac(LogicLibrary library, Stimulus stimulus) {
        this.library = library;
        this.stimulus = stimulus;
    }

    HardwareCost build(NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        NumberFormat w = element(weights);
        NumberFormat a = element(activations);
        if (!(accumulator instanceof FloatFormat || accumulator instanceof FixedPointFormat)) {
            throw MacConstruction.unknown(weights, activations, accumulator);
        }
        if (!(weights instanceof BlockFormat) || !(activations instanceof BlockFormat)) {
            return oneSided(w, a, weights, activations, accumulator);
        }
        int block = Math.min(blockSize(weights), blockSize(activations));
        int growth = (int) Math.ceil(Features.log2(block));
        int productBits = productBits(w, a, weights, activations, accumulator);
        return shared(inner(w, a, productBits), accumulator, productBits + growth, block);
    }

    /** Only one side has blocks: a plain MAC of the element, the scale is one exponent addition per block. */
    private HardwareCost oneSided(
            NumberFormat w, NumberFormat a, NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        HardwareCost mac = new MacConstruction(library, stimulus, true).build(w, a, accumulator);
        int block = Math.max(blockSize(weights), blockSize(activations));
        return withShare(mac, mac.delay(), library.adder(SCALE_BITS).clocked(library), block);
    }

    private int productBits(
            NumberFormat w, NumberFormat a, NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        if (w instanceof FixedPointFormat x && a instanceof FixedPointFormat y) {
            return x.bits() + y.bits();
        }
        if (w instanceof FloatFormat x && a instanceof FloatFormat y) {
            int shift = (1 << x.exponentBits()) - 2 + (1 << y.exponentBits()) - 2;
            return x.mantissaBits() + y.mantissaBits() + 3 + shift;
        }
        throw MacConstruction.unknown(weights, activations, accumulator);
    }

    /** One element of a dot product: multiplier, shifter by both exponents, sign, and its row of the shared carry-save tree. */
    private Part inner(NumberFormat w, NumberFormat a, int productBits) {
        Part row = library.treeRow(productBits);
        if (w instanceof FixedPointFormat x && a instanceof FixedPointFormat y) {
            return library.multiplier(x.bits(), y.bits()).then(row);
        }
        FloatFormat x = (FloatFormat) w;
        FloatFormat y = (FloatFormat) a;
        int exponent = Math.max(x.exponentBits(), y.exponentBits());
        return library.multiplier(Math.max(2, x.mantissaBits() + 1), Math.max(2, y.mantissaBits() + 1))
                .beside(library.adder(exponent))
                .then(library.barrelShifter(productBits, exponent + 1))
                .then(library.gates("sign of the product", productBits, 1))
                .then(row);
    }

    private HardwareCost shared(Part inner, NumberFormat accumulator, int sumBits, int block) {
        Part sum = library.treePath(block).then(library.adder(sumBits)).then(library.register(sumBits));
        Part normalise = library.conditionalNegate(sumBits)
                .then(library.leadingZeroCounter(sumBits))
                .then(library.barrelShifter(sumBits, (int) Math.ceil(Features.log2(sumBits))))
                .beside(library.adder(SCALE_BITS).then(library.adder(SCALE_BITS)));
        HardwareCost element = inner.clocked(library);
        Explanation blockSum = inner.then(sum).clocked(library).delay();
        HardwareCost once;
        if (accumulator instanceof FixedPointFormat f) {
            Part add = normalise
                    .then(library.barrelShifter(f.bits(), SCALE_BITS - 3))
                    .then(library.adder(f.bits()))
                    .then(library.register(f.bits()));
            once = Costs.sum(
                    add.clocked(library),
                    sum.clocked(library),
                    add.clocked(library).delay());
        } else {
            HardwareCost add = library.cost(floatAdder((FloatFormat) accumulator), stimulus);
            Explanation path = Costs.sum("period", List.of(normalise.delay(), add.delay()));
            once = Costs.sum(add, normalise.then(sum).clocked(library), path);
        }
        return Costs.uncertain(withShare(element, blockSum, once, block), UNMEASURED_SPREAD);
    }

    private static FloatShape floatAdder(FloatFormat format) {
        FloatShape.Widths operand = new FloatShape.Widths(format.exponentBits(), 0, true);
        return new FloatShape(
                operand,
                operand,
                new FloatShape.Widths(format.exponentBits(), format.mantissaBits()),
                format.rounding() != Rounding.TOWARD_ZERO);
    }

    private static HardwareCost withShare(HardwareCost mac, Explanation path, HardwareCost shared, int block) {
        String why = "1 / block of " + block;
        double share = 1.0 / block;
        Explanation delay = path.value() >= shared.delayPs() ? path : shared.delay();
        return Costs.hardware(
                Costs.sum("area", List.of(mac.area(), Costs.scaled(shared.area(), share, why))),
                delay,
                Costs.sum("energy", List.of(mac.energy(), Costs.scaled(shared.energy(), share, why))),
                Costs.sum("leakage", List.of(mac.leakage(), Costs.scaled(shared.leakage(), share, why))));
    }

    private static NumberFormat element(NumberFormat format) {
        return format instanceof BlockFormat b ? b.element() : format;
    }

    private static int blockSize(NumberFormat format) {
        return format instanceof BlockFormat b ? b.blockSize() : 1;
    }
}
