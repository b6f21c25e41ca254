package org.bitgauge.units.serial;

import java.util.function.Supplier;

/** Exact counts of a unit on the values of a layer. */
public final class SerialCounts {
    private SerialCounts() {}

    /** Cycles of the array alone, all operands at hand. */
    public static long computeCycles(
            SerialRules rules, SerialLayer layer, Supplier<Operand> activations, Supplier<Operand> weights) {
        StepTimes times = rules.times(layer, activations, weights);
        boolean linear = layer.shape().linear();
        ComputeClock clock = new ComputeClock(
                times.fronts(), linear ? 0 : rules.registers(), linear && rules.staggers() ? layer.columns() : 0);
        SerialWalk.run(layer, times, clock);
        return clock.cycles();
    }
}
