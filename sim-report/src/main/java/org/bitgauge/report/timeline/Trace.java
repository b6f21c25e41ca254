package org.bitgauge.report.timeline;

import java.util.List;

/**
 * Runs as a Perfetto trace: a process for each run; in it tracks for layers, tiles and the transfers of each channel, and
 * counters of bandwidth, occupied slots and power. A nanosecond of the trace is a cycle. Every run starts at 0.
 *
 * @param bytes the file
 * @param shownTiles tiles in it
 * @param tiles tiles of all layers that are not hidden behind others
 */
@SuppressWarnings("ArrayRecordComponent")
public record Trace(byte[] bytes, long shownTiles, long tiles) {
    private static final long NUMBERS_PER_RUN = 1000;

    /**
     * Steps through the schedules again.
     *
     * @param limit most tiles and transfers to show (a tile's transfers may exceed it); each layer gets an equal share of
     *     what earlier ones left
     */
    public static Trace of(List<TracedRun> runs, long limit) {
        Packets packets = new Packets();
        Budget budget = new Budget(limit, runs);
        long tiles = 0;
        int number = 0;
        for (TracedRun run : runs) {
            number++;
            Tracks tracks = new Tracks(number * NUMBERS_PER_RUN, name(run));
            RunTimeline timeline = new RunTimeline(run, tracks, budget);
            timeline.lay();
            tracks.write(packets, number);
            tiles = Math.addExact(tiles, timeline.tiles());
        }
        return new Trace(packets.bytes(), budget.shownTiles(), tiles);
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
