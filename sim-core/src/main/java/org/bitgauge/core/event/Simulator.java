package org.bitgauge.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Delivers events to components in order of time, first in first out within a cycle, so that a run is deterministic. An
 * event is a few numbers, never an object: {@code at(cycle, handler, what, arg)}.
 */
public final class Simulator {
    private final TimingWheel wheel = new TimingWheel();
    private Handler[] handlers = new Handler[0];

    /** The current cycle: that of the event being handled, or of the last one. */
    public long now() {
        return wheel.now();
    }

    /** Events that are scheduled and not yet handled. */
    public int pending() {
        return wheel.pending();
    }

    /** Makes a component known; the number returned addresses its events. */
    public int register(Handler handler) {
        handlers = Arrays.copyOf(handlers, handlers.length + 1);
        handlers[handlers.length - 1] = requireNonNull(handler, "handler");
        return handlers.length - 1;
    }

    /**
     * Schedules an event.
     *
     * @param cycle when, not before now
     * @param handler for whom, a number from {@link #register}
     * @param what passed on
     * @param arg passed on
     * @throws IllegalArgumentException where the cycle has passed or nobody has that number
     */
    public void at(long cycle, int handler, int what, long arg) {
        if (handler < 0 || handler >= handlers.length) {
            throw new IllegalArgumentException("no handler has the number " + handler);
        }
        wheel.add(cycle, ((long) handler << Integer.SIZE) | (what & 0xffff_ffffL), arg);
    }

    /** Handles the next event; false where there is none. */
    public boolean step() {
        if (!wheel.poll()) {
            return false;
        }
        long target = wheel.polledTarget();
        handlers[(int) (target >>> Integer.SIZE)].on(wheel.now(), (int) target, wheel.polledArgument());
        return true;
    }

    /**
     * Handles events until none is left.
     *
     * @return how many were handled
     */
    public long run() {
        long count = 0;
        while (step()) {
            count++;
        }
        return count;
    }
}
