package org.bitgauge.core.cost;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.explain.Explanation;

/**
 * Cost of one piece of hardware at one technology point.
 *
 * @param areaUm2 cell area in square micrometres
 * @param delayPs critical path including clock-to-output and setup, in picoseconds
 * @param energyFj dynamic energy of one operation (one access, one active cycle) in femtojoules
 * @param leakageNw static power in nanowatts
 * @param area why the area is what it is
 * @param delay why the delay is what it is
 * @param energy why the energy is what it is
 * @param leakage why the leakage is what it is
 */
public record HardwareCost(
        double areaUm2,
        double delayPs,
        double energyFj,
        double leakageNw,
        Explanation area,
        Explanation delay,
        Explanation energy,
        Explanation leakage) {
    public HardwareCost {
        positive(areaUm2, "area in um2");
        positive(delayPs, "delay in ps");
        positive(energyFj, "energy in fJ");
        positive(leakageNw, "leakage in nW");
        requireNonNull(area, "area");
        requireNonNull(delay, "delay");
        requireNonNull(energy, "energy");
        requireNonNull(leakage, "leakage");
    }

    private static void positive(double value, String what) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "the " + what + " of hardware must be positive and finite, was " + value);
        }
    }
}
