package org.bitgauge.core.memory;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.explain.Explanation;

/**
 * Cost of one memory as built.
 *
 * @param areaMm2 area
 * @param readPj energy of one read of a full row
 * @param writePj energy of one write of a full row
 * @param leakageMw static power of the whole memory
 * @param accessNs time of one access
 * @param area why
 * @param read why
 * @param write why
 * @param leakage why
 */
public record MemoryCost(
        double areaMm2,
        double readPj,
        double writePj,
        double leakageMw,
        double accessNs,
        Explanation area,
        Explanation read,
        Explanation write,
        Explanation leakage) {
    public MemoryCost {
        if (!(areaMm2 > 0 && readPj > 0 && writePj > 0 && leakageMw >= 0 && accessNs > 0)) {
            throw new IllegalArgumentException("a memory has positive area, energies and access time");
        }
        requireNonNull(area, "area");
        requireNonNull(read, "read");
        requireNonNull(write, "write");
        requireNonNull(leakage, "leakage");
    }
}
