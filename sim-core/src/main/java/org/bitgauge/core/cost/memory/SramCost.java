package org.bitgauge.core.cost.memory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.bitgauge.core.explain.Explanation;

/**
 * Cost of one SRAM. Energies are per access of the full word; leakage and area are of the whole memory.
 *
 * @param spec what was asked for
 * @param readPj energy of a read, pJ
 * @param writePj energy of a write, pJ
 * @param leakageMw static power, mW
 * @param areaMm2 area, mm2
 * @param accessNs address to data, ns
 * @param cycleNs shortest time between accesses of a bank, ns
 * @param explanations why each number is what it is
 * @param warnings what was extrapolated or left out; empty inside the sweep
 */
public record SramCost(
        SramSpec spec,
        double readPj,
        double writePj,
        double leakageMw,
        double areaMm2,
        double accessNs,
        double cycleNs,
        ImmutableMap<SramMetric, Explanation> explanations,
        ImmutableList<String> warnings) {
    public SramCost {
        requireNonNull(spec, "spec");
        requireNonNull(explanations, "explanations");
        requireNonNull(warnings, "warnings");
        for (double value : new double[] {readPj, writePj, leakageMw, areaMm2, accessNs, cycleNs}) {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "the costs of an SRAM must be positive and finite, was " + value + " for " + spec.label());
            }
        }
    }

    /** Why a number is what it is. */
    public Explanation explanation(SramMetric metric) {
        return requireNonNull(explanations.get(metric), metric.label());
    }

    /** Value of a metric in its unit. */
    public double value(SramMetric metric) {
        return switch (metric) {
            case READ_ENERGY -> readPj;
            case WRITE_ENERGY -> writePj;
            case LEAKAGE -> leakageMw;
            case AREA -> areaMm2;
            case ACCESS_TIME -> accessNs;
            case CYCLE_TIME -> cycleNs;
        };
    }
}
