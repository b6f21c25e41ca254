package org.bitgauge.core.timeline;

import java.util.Map;
import java.util.TreeMap;

/** A quantity over time as the sum of steps; whole numbers inside, so that what goes up comes down to the same value. */
public final class Counter {
    private final long track;
    private final double scale;
    private final TreeMap<Long, Long> changes = new TreeMap<>();

    /**
     * Zero at all times.
     *
     * @param scale what one step of the whole numbers stands for
     */
    Counter(long track, double scale) {
        this.track = track;
        this.scale = scale;
    }

    /** Takes values in order of time. */
    @FunctionalInterface
    public interface Values {
        /** From this cycle on it has this value. */
        void accept(long cycle, double value);
    }

    /** Number of its track. */
    public long track() {
        return track;
    }

    /** Adds an amount from one cycle to another. */
    public void step(long amount, long begin, long end) {
        change(amount, begin);
        change(-amount, end);
    }

    /** Adds an amount from a cycle on. */
    public void change(long amount, long cycle) {
        changes.merge(cycle, amount, Math::addExact);
    }

    /** Every cycle in which the value changes. */
    public void values(Values values) {
        long sum = 0;
        for (Map.Entry<Long, Long> change : changes.entrySet()) {
            if (change.getValue() != 0) {
                sum = Math.addExact(sum, change.getValue());
                values.accept(change.getKey(), sum * scale);
            }
        }
    }
}
