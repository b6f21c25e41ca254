package org.bitgauge.core.engine;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.ledger.CycleEntry;

/**
 * How long a schedule takes and why.
 *
 * @param cycles from the first request to the last datum stored
 * @param entries cycles by resource and cause, closed for every resource
 * @param tiles how many tiles were run
 * @param simulatedTiles how many of them were stepped through; the rest was skipped as whole periods
 * @param exact whether the method claims to be exact for this schedule
 */
public record Timing(long cycles, ImmutableList<CycleEntry> entries, long tiles, long simulatedTiles, boolean exact) {}
