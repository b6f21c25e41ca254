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
 * MAC of block-scaled formats: products of elements are summed exactly as integers within a block; once per block the scales
 * are added, the sum is normalised and added to the accumulator. The part that is there once per block is divided by the
 * block size. The block sum and the addition work in different pipeline stages, so the period is the longer of the two.
 */
final class BlockMac {
    private static final int SCALE_BITS = 8;

    private final LogicLibrary library;
    private final Stimulus stimulus;

    BlockMac(LogicLibrary library, Stimulus stimulus) {
        this.library = library;
        this.stimulus = stimulus;
    }

    HardwareCost build(NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        NumberFormat w = element(weights);
        NumberFormat a = element(activations);
        if (!(weights instanceof BlockFormat) || !(activations instanceof BlockFormat)) {
            return oneSided(w, a, weights, activations, accumulator);
        }
        int block = Math.min(blockSize(weights), blockSize(activations));
        int growth = (int) Math.ceil(Features.log2(block));
        int productBits = productBits(w, a, weights, activations, accumulator);
        HardwareCost inner = inner(w, a, productBits, productBits + growth);
        return shared(inner, accumulator, productBits + growth, block);
    }

    /** Only one side has blocks: a plain MAC of the element, the scale is one exponent addition per block. */
    private HardwareCost oneSided(
            NumberFormat w, NumberFormat a, NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        HardwareCost mac = new MacConstruction(library, stimulus).build(w, a, accumulator);
        int block = Math.max(blockSize(weights), blockSize(activations));
        return withShare(mac, library.adder(SCALE_BITS).clocked(library), block);
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

    private HardwareCost inner(NumberFormat w, NumberFormat a, int productBits, int sumBits) {
        if (w instanceof FixedPointFormat x && a instanceof FixedPointFormat y) {
            return library.cost(new FixedShape(x.bits(), y.bits(), sumBits), stimulus);
        }
        FloatFormat x = (FloatFormat) w;
        FloatFormat y = (FloatFormat) a;
        int exponent = Math.max(x.exponentBits(), y.exponentBits());
        Part product = library.multiplier(Math.max(2, x.mantissaBits() + 1), Math.max(2, y.mantissaBits() + 1))
                .beside(library.adder(exponent))
                .then(library.barrelShifter(productBits, exponent + 1))
                .then(library.conditionalNegate(Math.max(2, x.mantissaBits() + y.mantissaBits() + 2)))
                .then(library.adder(sumBits));
        return Costs.sum(
                product.clocked(library),
                library.register(sumBits).clocked(library),
                product.clocked(library).delay());
    }

    private HardwareCost shared(HardwareCost inner, NumberFormat accumulator, int sumBits, int block) {
        Part normalise = library.conditionalNegate(sumBits)
                .then(library.leadingZeroCounter(sumBits))
                .then(library.barrelShifter(sumBits, (int) Math.ceil(Features.log2(sumBits))))
                .beside(library.adder(SCALE_BITS).then(library.adder(SCALE_BITS)));
        if (accumulator instanceof FixedPointFormat f) {
            Part add = normalise
                    .then(library.barrelShifter(f.bits(), SCALE_BITS - 3))
                    .then(library.adder(f.bits()));
            return withShare(inner, add.clocked(library), block);
        }
        FloatFormat f = (FloatFormat) accumulator;
        FloatShape.Widths operand = new FloatShape.Widths(f.exponentBits(), 0);
        FloatShape adder = new FloatShape(
                operand,
                operand,
                new FloatShape.Widths(f.exponentBits(), f.mantissaBits()),
                f.rounding() != Rounding.TOWARD_ZERO);
        HardwareCost add = library.cost(adder, stimulus);
        Explanation path = Costs.sum("period", List.of(normalise.delay(), add.delay()));
        return withShare(inner, Costs.sum(add, normalise.clocked(library), path), block);
    }

    private static HardwareCost withShare(HardwareCost mac, HardwareCost shared, int block) {
        String why = "1 / block of " + block;
        double share = 1.0 / block;
        Explanation delay = mac.delayPs() >= shared.delayPs() ? mac.delay() : shared.delay();
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
