package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

/**
 * What a run would take without a cause of cycles.
 *
 * @param design name of the design
 * @param network name of the network
 * @param profile name of the precision profile
 * @param whatIf what is taken away, as {@code no-dram-bandwidth}
 * @param cycles as simulated
 * @param cyclesWithout with the cause taken away
 * @param ledgerCycles cycles of the array that the ledger of the run books on the cause
 */
public record WhatIfResult(
        String design,
        String network,
        String profile,
        String whatIf,
        long cycles,
        long cyclesWithout,
        long ledgerCycles) {
    public WhatIfResult {
        requireNonNull(design, "design");
        requireNonNull(network, "network");
        requireNonNull(profile, "profile");
        requireNonNull(whatIf, "whatIf");
        if (cycles < 1 || cyclesWithout < 0 || ledgerCycles < 0 || ledgerCycles > cycles) {
            throw new IllegalArgumentException("a run takes cycles, and a cause has some of them: " + whatIf);
        }
    }

    /** Share of the cycles that are saved. */
    public double savedShare() {
        return (double) (cycles - cyclesWithout) / cycles;
    }

    /** Share of the cycles that the ledger books on the cause. */
    public double ledgerShare() {
        return (double) ledgerCycles / cycles;
    }
}
