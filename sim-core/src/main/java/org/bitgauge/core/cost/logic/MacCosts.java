package org.bitgauge.core.cost.logic;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.quantity.Quantity;

/**
 * Cost of a multiply-accumulate unit of any two formats and accumulator: {@code q <= c + w * a}, one cycle, result register
 * included, operand registers not. Energy is the mean of one cycle with glitches on real data unless asked otherwise.
 * Safe for many threads; a unit is costed once.
 */
public final class MacCosts {
    private final Technology technology;
    private final LogicLibrary library;
    private final Stimulus stimulus;
    private final Map<Formats, HardwareCost> known = new ConcurrentHashMap<>();

    private record Formats(NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {}

    /** Costs in a style and technology on a stimulus. */
    public MacCosts(Style style, Technology technology, Stimulus stimulus) {
        this.technology = requireNonNull(technology, "technology");
        this.library = LogicLibrary.nangate45(style);
        this.stimulus = requireNonNull(stimulus, "stimulus");
    }

    /**
     * Cost on real data.
     *
     * @throws IllegalArgumentException when no construction is known, naming the formats and what would work
     */
    public static HardwareCost cost(
            NumberFormat weights,
            NumberFormat activations,
            NumberFormat accumulator,
            Style style,
            Technology technology) {
        return new MacCosts(style, technology, Stimulus.REAL).cost(weights, activations, accumulator);
    }

    /** Cost of one unit; for block formats the shared scale and the shared addition are spread over the block. */
    public HardwareCost cost(NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        return known.computeIfAbsent(
                new Formats(weights, activations, accumulator),
                key -> scale(new MacConstruction(library, stimulus, false)
                        .build(key.weights(), key.activations(), key.accumulator())));
    }

    /** Any calibrated shape, in this technology. */
    public HardwareCost cost(LogicShape shape) {
        return scale(library.cost(shape, stimulus));
    }

    /** A part closed by registers, in this technology. */
    public HardwareCost cost(Part part) {
        return scale(part.clocked(library));
    }

    /**
     * The same unit cut into stages: the logic is divided evenly, every stage pays clock-to-output and setup, and every cut
     * carries {@code cutBits} registers. Energy keeps its glitches, so it is an upper bound.
     */
    public HardwareCost pipelined(HardwareCost unit, int stages, int cutBits) {
        if (stages < 1 || cutBits < 1) {
            throw new IllegalArgumentException(
                    "a pipeline has at least 1 stage and 1 bit at a cut, not " + stages + " and " + cutBits);
        }
        if (stages == 1) {
            return unit;
        }
        HardwareCost registers = scale(library.register((stages - 1) * cutBits).clocked(library));
        double overhead = registers.delayPs();
        double logic = Math.max(0, unit.delayPs() - overhead) / stages;
        Explanation delay = Explanation.derived(
                "period of " + stages + " stages",
                logic + overhead,
                "ps",
                "(period - overhead) / stages + overhead",
                unit.delay().spread(),
                List.of(unit.delay(), registers.delay(), Explanation.given("stages", stages, "", "configuration")));
        return Costs.sum(unit, registers, delay);
    }

    /** Parts of the calibrated point, before the technology's factors. */
    public LogicLibrary library() {
        return library;
    }

    private HardwareCost scale(HardwareCost cost) {
        return Costs.hardware(
                scaled(cost.area(), technology.area()),
                scaled(cost.delay(), technology.delay()),
                scaled(cost.energy(), technology.energy()),
                scaled(cost.leakage(), technology.leakage()));
    }

    private Explanation scaled(Explanation of, Quantity factor) {
        if (factor.value() == 1) {
            return of;
        }
        return Explanation.derived(
                of.what() + " at " + technology.name(),
                of.value() * factor.value(),
                of.unit(),
                "value at nangate45 x factor of " + technology.name() + " (" + technology.law() + ")",
                of.spread() + factor.spread(),
                List.of(of, Explanation.leaf("factor", factor)));
    }
}
