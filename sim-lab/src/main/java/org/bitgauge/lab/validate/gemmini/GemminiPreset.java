package org.bitgauge.lab.validate.gemmini;

/**
 * Gemmini as the RTL points used it. Sources are named in docs/validation-gemmini.md; cycles are those of the array.
 *
 * @param beatBytes bytes of one beat of the system bus, 16
 * @param requestBytes longest request of the DMA, one cache line of 64
 * @param cacheBytes last-level cache between DMA and DRAM
 * @param cacheWays lines that a set of it holds, 8
 * @param lineBytes line of that cache
 * @param pageBytes page of the virtual memory that the DMA translates
 * @param factorUnit rows and columns that the tile factors of a matrix product are counted in, 16
 * @param loopsInFlight loop commands that the controller works on at once, 2
 * @param shortRowHundredths hundredths of a bus cycle for a row shorter than a beat
 * @param issueCycles fitted: cycles of the host core for each loop command of a matrix product; a convolution takes two
 *     times as many
 * @param pageWalkCycles fitted: cycles of the DMA for each new page
 * @param dramMilliBytesPerCycle fitted: thousandths of a byte that DRAM moves in a cycle
 */
record GemminiPreset(
        long beatBytes,
        long requestBytes,
        long cacheBytes,
        long cacheWays,
        long lineBytes,
        long pageBytes,
        long factorUnit,
        int loopsInFlight,
        long shortRowHundredths,
        long issueCycles,
        long pageWalkCycles,
        long dramMilliBytesPerCycle) {

    /** As measured: 16-byte bus, 64-byte requests, 512 KiB cache, 4 KiB pages. */
    static GemminiPreset firesim() {
        return new GemminiPreset(16, 64, 512 * 1024, 8, 64, 4096, 16, 2, 100, 136, 11, 6425);
    }

    /** Bus cycles of a row of so many bytes, in hundredths; {@code aligned} rows start on a beat. */
    long rowHundredths(long bytes, boolean aligned) {
        if (bytes < beatBytes || aligned && bytes == beatBytes) {
            return shortRowHundredths;
        }
        long beats = ceilDiv(bytes, beatBytes);
        return 100 * (aligned ? beats + 1 : beats + 2);
    }

    /** Sets of the cache. */
    long cacheSets() {
        return cacheBytes / (cacheWays * lineBytes);
    }

    static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
