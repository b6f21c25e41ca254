package org.bitgauge.core.cost.logic;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.explain.Explanation;

/**
 * Combinational logic or a register as a piece of a datapath. Areas, energies and leakages add; delays add along a path
 * and do not contain clock-to-output and setup.
 *
 * @param name what it is
 * @param area in um2
 * @param delay in ps
 * @param energy of one operation in fJ
 * @param leakage in nW
 */
public record Part(String name, Explanation area, Explanation delay, Explanation energy, Explanation leakage) {
    public Part {
        requireNonNull(name, "name");
        requireNonNull(area, "area");
        requireNonNull(delay, "delay");
        requireNonNull(energy, "energy");
        requireNonNull(leakage, "leakage");
    }

    /** A part whose output feeds the other: everything adds. */
    public Part then(Part other) {
        return combined(other, " then ", sum("delay along the path", delay, other.delay));
    }

    /** Both work side by side: the slower one counts for the path. */
    public Part beside(Part other) {
        return combined(other, " beside ", delay.value() >= other.delay.value() ? delay : other.delay);
    }

    private Part combined(Part other, String how, Explanation path) {
        return new Part(
                name + how + other.name,
                sum("area", area, other.area),
                path,
                sum("energy", energy, other.energy),
                sum("leakage", leakage, other.leakage));
    }

    /** {@code count} copies side by side, or the share of one among several users. */
    public Part times(double count) {
        if (!(count > 0) || Double.isInfinite(count)) {
            throw new IllegalArgumentException("a part is there a positive number of times, not " + count);
        }
        return new Part(
                count + " x " + name,
                Costs.scaled(area, count, "count"),
                delay,
                Costs.scaled(energy, count, "count"),
                Costs.scaled(leakage, count, "count"));
    }

    /** Closed by registers: the path plus clock-to-output and setup. */
    public HardwareCost clocked(LogicLibrary library) {
        Explanation period = Explanation.derived(
                "period of " + name,
                delay.value() + library.clockOverhead().value(),
                "ps",
                "path + clock-to-output and setup",
                delay.spread(),
                List.of(delay, library.clockOverhead()));
        return Costs.hardware(area, period, energy, leakage);
    }

    private static Explanation sum(String what, Explanation a, Explanation b) {
        return Costs.sum(what, List.of(a, b));
    }
}
