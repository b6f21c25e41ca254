package org.bitgauge.workloads.scalesim;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * What a SCALE-Sim configuration says about the machine. One word is one byte.
 *
 * @param runName name of the run
 * @param rows of the array ({@code ArrayHeight})
 * @param columns of the array ({@code ArrayWidth})
 * @param ifmapKib input SRAM in units of 1024 bytes
 * @param filterKib filter SRAM
 * @param ofmapKib output SRAM
 * @param dataflow {@code os}, {@code ws} or {@code is}
 * @param wordsPerCycle bandwidth of each operand in mode USER; empty in mode CALC, where reads never wait
 */
public record ScaleSimConfig(
        String runName,
        long rows,
        long columns,
        long ifmapKib,
        long filterKib,
        long ofmapKib,
        String dataflow,
        OptionalLong wordsPerCycle) {
    public ScaleSimConfig {
        requireNonNull(runName, "run name");
        requireNonNull(dataflow, "dataflow");
        requireNonNull(wordsPerCycle, "words per cycle");
    }
}
