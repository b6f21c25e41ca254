package org.bitgauge.core.memory;

/**
 * Timing limits of a DRAM in nanoseconds, named as in the JEDEC standards.
 *
 * @param clockNs command clock period (tCK)
 * @param burstNs data bus time of one burst
 * @param casNs column command to first data of a read (CL, RL)
 * @param writeLatencyNs column command to first data of a write (CWL, WL)
 * @param rcdNs activate to column command (tRCD)
 * @param rpNs precharge to activate (tRP)
 * @param rcNs activate to activate of the same bank (tRC)
 * @param fawNs window in which at most four activates start (tFAW)
 * @param rrdShortNs activate to activate of another bank group (tRRD_S)
 * @param rrdLongNs activate to activate of the same bank group (tRRD_L)
 * @param ccdShortNs column command to column command of another bank group (tCCD_S)
 * @param ccdLongNs column command to column command of the same bank group (tCCD_L)
 * @param writeToReadNs end of write data to read command (tWTR)
 * @param rfcNs duration of an all-bank refresh (tRFC)
 * @param refiNs mean interval of refreshes (tREFI)
 */
public record DramTiming(
        double clockNs,
        double burstNs,
        double casNs,
        double writeLatencyNs,
        double rcdNs,
        double rpNs,
        double rcNs,
        double fawNs,
        double rrdShortNs,
        double rrdLongNs,
        double ccdShortNs,
        double ccdLongNs,
        double writeToReadNs,
        double rfcNs,
        double refiNs) {
    public DramTiming {
        double[] values = {
            clockNs,
            burstNs,
            casNs,
            writeLatencyNs,
            rcdNs,
            rpNs,
            rcNs,
            fawNs,
            rrdShortNs,
            rrdLongNs,
            ccdShortNs,
            ccdLongNs,
            writeToReadNs,
            rfcNs,
            refiNs
        };
        String[] names = {
            "tCK", "burst", "CL", "CWL", "tRCD", "tRP", "tRC", "tFAW", "tRRD_S", "tRRD_L", "tCCD_S", "tCCD_L", "tWTR",
            "tRFC", "tREFI"
        };
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0) || Double.isInfinite(values[i])) {
                throw new IllegalArgumentException(
                        "DRAM timing " + names[i] + " must be positive and finite, was " + values[i] + " ns");
            }
        }
        if (refiNs <= rfcNs) {
            throw new IllegalArgumentException("a DRAM whose refresh takes " + rfcNs + " ns every " + refiNs
                    + " ns never serves data: tREFI must exceed tRFC");
        }
    }

    /** Share of time that refresh leaves for data: {@code 1 - tRFC/tREFI}. */
    public double refreshEfficiency() {
        return 1 - rfcNs / refiNs;
    }

    /** Read from an open row, command to last data: {@code CL + burst}. */
    public double hitLatencyNs() {
        return casNs + burstNs;
    }

    /** Read from a bank whose open row is another one: {@code tRP + tRCD + CL + burst}. */
    public double missLatencyNs() {
        return rpNs + rcdNs + hitLatencyNs();
    }

    /** Shortest mean time between activations of a rank: {@code max(tRRD_S, tFAW/4)}. */
    public double activateIntervalNs() {
        return Math.max(rrdShortNs, fawNs / 4);
    }

    /**
     * Bus time lost by turning from reads to writes and back: the read-to-write gap {@code CL + 2 tCK - CWL}, as far
     * as it is positive, plus the write-to-read gap {@code CWL + tWTR}.
     */
    public double turnaroundPairNs() {
        return Math.max(2 * clockNs, casNs + 2 * clockNs - writeLatencyNs) + writeLatencyNs + writeToReadNs;
    }
}
