package org.bitgauge.lab.timeline;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.timeline.Tracks;

/**
 * Timelines of runs: in each, tracks for layers, tiles and the transfers of each channel, and counters of bandwidth,
 * occupied slots and power. Times are cycles; every run starts at 0.
 *
 * @param runs one timeline for each run
 * @param shownTiles tiles in them
 * @param tiles tiles of all layers that are not hidden behind others
 */
public record Timelines(ImmutableList<Tracks> runs, long shownTiles, long tiles) {
    /**
     * Steps through the schedules again.
     *
     * @param limit most tiles and transfers to show (a tile's transfers may exceed it); each layer gets an equal share of
     *     what earlier ones left
     */
    public static Timelines of(List<TracedRun> runs, long limit) {
        Budget budget = new Budget(limit, runs);
        ImmutableList.Builder<Tracks> all = ImmutableList.builder();
        long tiles = 0;
        for (TracedRun run : runs) {
            Tracks tracks = new Tracks(name(run));
            RunTimeline timeline = new RunTimeline(run, tracks, budget);
            timeline.lay();
            all.add(tracks);
            tiles = Math.addExact(tiles, timeline.tiles());
        }
        return new Timelines(all.build(), budget.shownTiles(), tiles);
    }

    private static String name(TracedRun run) {
        return run.run().design() + " / " + run.run().network() + " / "
                + run.run().profile() + " (1 ns shown = 1 cycle, clock "
                + Math.round(run.run().frequencyHz() / 1e3) / 1e3 + " MHz)";
    }

    /** How much may still be shown. */
    static final class Budget {
        private long left;
        private long layers;
        private long shownTiles;
        private long flows;

        Budget(long limit, List<TracedRun> runs) {
            left = limit;
            for (TracedRun run : runs) {
                for (int i = 0; i < run.layers().size(); i++) {
                    layers += run.hidden(i) ? 0 : 1;
                }
            }
        }

        /** Share of the next layer. */
        long next() {
            return Math.max(1, left / Math.max(1, layers));
        }

        void spent(long events, long tilesAmongThem) {
            left = Math.max(0, left - events);
            layers--;
            shownTiles += tilesAmongThem;
        }

        long shownTiles() {
            return shownTiles;
        }

        /** A number that no other flow of the trace has. */
        long newFlow() {
            return ++flows;
        }
    }
}
