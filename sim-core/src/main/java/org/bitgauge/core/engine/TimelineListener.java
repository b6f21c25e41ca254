package org.bitgauge.core.engine;

/**
 * Hears of every tile and transfer of a run, in the order in which the engine decides them; that is not the order of time,
 * since begin and end of a transfer are known when it is issued. Times are cycles of the array clock.
 */
public interface TimelineListener {
    /** Hears nothing. */
    TimelineListener NOBODY = new TimelineListener() {
        @Override
        public boolean wantsMore() {
            return true;
        }

        @Override
        public void tile(long tile, int kind, long begin, long end) {}

        @Override
        public void transfer(long tile, int kind, int stream, long begin, long end) {}

        @Override
        public void slotFreed(int stream, long cycle) {}
    };

    /** Whether to go on after the last tile told. */
    boolean wantsMore();

    /**
     * A tile runs.
     *
     * @param tile how many come before it
     * @param kind index in the schedule
     * @param begin when its data is there and the array free
     * @param end when the array is free again
     */
    void tile(long tile, int kind, long begin, long end);

    /**
     * A transfer is issued.
     *
     * @param tile the tile that needs the data first, or that left it
     * @param kind of that tile
     * @param stream index in the schedule
     * @param begin when it begins to occupy its channel
     * @param end when the channel is free again
     */
    void transfer(long tile, int kind, int stream, long begin, long end);

    /**
     * A slot of an inward stream is given back.
     *
     * @param stream index in the schedule
     * @param cycle when
     */
    void slotFreed(int stream, long cycle);
}
