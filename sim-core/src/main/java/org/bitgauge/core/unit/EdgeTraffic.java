package org.bitgauge.core.unit;

/**
 * Elements that cross the edge of a unit while it runs one tile: what the memory next to it delivers and takes. Repeated
 * reads count each time; a unit that asks for the zeros of padding like for any other element counts them too.
 *
 * @param activationReads activations read
 * @param weightReads weights read
 * @param partialSumReads unfinished sums read back
 * @param partialSumWrites unfinished sums written
 * @param outputWrites finished results written
 */
public record EdgeTraffic(
        long activationReads, long weightReads, long partialSumReads, long partialSumWrites, long outputWrites) {
    public EdgeTraffic {
        if (activationReads < 0 || weightReads < 0 || partialSumReads < 0 || partialSumWrites < 0 || outputWrites < 0) {
            throw new IllegalArgumentException("traffic is never negative");
        }
    }
}
