package org.bitgauge.core.quantity;

import static java.util.Objects.requireNonNull;

/**
 * A transfer rate, absolute or per clock cycle of whatever it feeds (for example {@code 12.8 GB/s}, {@code 256
 * bit/cycle}).
 *
 * @param bits bits moved per second or per cycle, finite and not negative
 * @param per what the bits are counted against
 */
public record Bandwidth(double bits, Per per) implements Measure {
    /** What a bandwidth is counted against. */
    public enum Per {
        /** Bits per second, independent of any clock. */
        SECOND,
        /** Bits per cycle of the clock of the component that owns the port. */
        CYCLE
    }

    public Bandwidth {
        requireNonNull(per, "per");
        dimension(per).requireLegal(bits);
    }

    /** Reads a number with a unit per second or per cycle. */
    public static Bandwidth parse(String text) {
        Per per = text.endsWith("/cycle") ? Per.CYCLE : Per.SECOND;
        return new Bandwidth(dimension(per).parse(text).doubleValue(), per);
    }

    /** Bits per second at the given clock. */
    public double bitsPerSecond(Frequency clock) {
        return per == Per.SECOND ? bits : bits * clock.hertz();
    }

    /** Bits per cycle of the given clock. */
    public double bitsPerCycle(Frequency clock) {
        return per == Per.CYCLE ? bits : bits / clock.hertz();
    }

    @Override
    public Dimension dimension() {
        return dimension(per);
    }

    @Override
    public double magnitude() {
        return bits;
    }

    @Override
    public String toString() {
        return dimension().format(bits);
    }

    private static Dimension dimension(Per per) {
        return per == Per.SECOND ? Dimension.BANDWIDTH : Dimension.BANDWIDTH_PER_CYCLE;
    }
}
