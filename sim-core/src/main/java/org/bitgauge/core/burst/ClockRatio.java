package org.bitgauge.core.burst;

import java.math.BigInteger;
import org.bitgauge.core.memory.dram.BurstPort;

/**
 * Exact conversion between cycles of the array and time units of a DRAM: {@code cycles} last as long as {@code units}.
 * Either way a time that is no whole number is rounded up, to the next edge of the clock that has to wait for it. Clocks
 * are taken in whole femtoseconds and whole hertz.
 *
 * @param cycles of the array clock
 * @param units of the DRAM, in the same time
 */
public record ClockRatio(long cycles, long units) {
    private static final double FS_PER_NS = 1e6;
    private static final long FS_PER_S = 1_000_000_000_000_000L;

    public ClockRatio {
        if (cycles < 1 || units < 1) {
            throw new IllegalArgumentException("clocks have a ratio above 0, were " + cycles + " to " + units);
        }
    }

    /** The ratio of an array's clock to the time units of a DRAM. */
    public static ClockRatio of(double clockHz, BurstPort port) {
        long femtoseconds = Math.round(port.dram().type().timing().clockNs() * FS_PER_NS);
        long cycles = Math.multiplyExact(femtoseconds, Math.round(clockHz));
        long units = Math.multiplyExact(FS_PER_S, (long) port.unitsPerClock());
        long common = BigInteger.valueOf(cycles).gcd(BigInteger.valueOf(units)).longValueExact();
        return new ClockRatio(cycles / common, units / common);
    }

    /** First time unit that does not begin before a cycle. */
    public long toUnits(long cycle) {
        return ceiling(cycle, units, cycles);
    }

    /** First cycle that does not begin before a time unit. */
    public long toCycles(long unit) {
        return ceiling(unit, cycles, units);
    }

    /** {@code ceil(a * b / c)} without overflow, for {@code a}, {@code b} from 0 and {@code c} from 1. */
    static long ceiling(long a, long b, long c) {
        long floor = share(a, b, c);
        return floor * c == a * b ? floor : floor + 1;
    }

    /** {@code floor(a * b / c)} without overflow, for {@code a}, {@code b} from 0 and {@code c} from 1. */
    static long share(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return a * b / c;
        }
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .divide(BigInteger.valueOf(c))
                .longValueExact();
    }
}
