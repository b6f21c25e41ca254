package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

/**
 * A run next to its baseline, both sized by the same rule.
 *
 * @param run what was asked for
 * @param baseline what it is compared with; equal to {@code run} for the baseline itself
 * @param normalise what was held equal: {@code iso-area}, {@code iso-macs}, {@code iso-power}, {@code iso-bandwidth},
 *     {@code iso-frequency}
 * @param sizing how the rule sized the design, in one line
 * @param macSpeedup speedup of the MAC alone: delay ratio times area ratio (Hill et al., section 4)
 * @param macEnergyGain energy of one baseline MAC over energy of one MAC
 */
public record ComparedRun(
        RunResult run, RunResult baseline, String normalise, String sizing, double macSpeedup, double macEnergyGain) {
    public ComparedRun {
        requireNonNull(run, "run");
        requireNonNull(baseline, "baseline");
        requireNonNull(normalise, "normalise");
        requireNonNull(sizing, "sizing");
    }

    /** Time of the baseline per inference over time of the run per inference. */
    public double speedup() {
        return (baseline.timeS() / baseline.inferences()) / (run.timeS() / run.inferences());
    }

    /** Energy of the baseline per inference over energy of the run per inference. */
    public double energyGain() {
        return (baseline.energyJ() / baseline.inferences()) / (run.energyJ() / run.inferences());
    }
}
