package org.bitgauge.core.event;

/** A component that events are addressed to. It may schedule further events, at this cycle or later. */
public interface Handler {
    /**
     * An event has come due.
     *
     * @param now the cycle
     * @param what which of the component's events; its own business
     * @param arg payload; its own business
     */
    void on(long now, int what, long arg);
}
