package org.bitgauge.lab.timeline;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.timeline.Slice;
import org.bitgauge.core.timeline.Tracks;

/** Lays the layers of one run one after another onto tracks. */
final class RunTimeline {
    private final TracedRun run;
    private final Tracks tracks;
    private final Timelines.Budget budget;
    private final Power power;
    private long tiles;

    RunTimeline(TracedRun run, Tracks tracks, Timelines.Budget budget) {
        this.run = run;
        this.tracks = tracks;
        this.budget = budget;
        tracks.slices("layers");
        power = new Power(tracks.counter("power, W", Power.UNIT_W), run.run().frequencyHz());
    }

    /** Tiles of the layers that are not hidden. */
    long tiles() {
        return tiles;
    }

    void lay() {
        long now = 0;
        long host = 0;
        for (int i = 0; i < run.layers().size(); i++) {
            LayerResult result = run.run().layers().get(i);
            long end = Math.addExact(now, result.cycles());
            if (end > now) {
                tracks.place(slice(result, now, end));
            }
            if (run.hidden(i)) {
                power.spread(result.energyPj(), host, end);
            } else {
                host = now;
                lay(run.layers().get(i), result, now);
            }
            now = end;
        }
    }

    private void lay(TracedLayer layer, LayerResult result, long now) {
        LayerPower energies = new LayerPower(power, result, layer.schedule(), now);
        LayerTimeline timeline = new LayerTimeline(
                new LayerTimeline.Place(tracks, now, run.run().frequencyHz()), layer, result, energies, budget);
        timeline.lay();
        tiles = Math.addExact(tiles, layer.schedule().order().tiles());
    }

    private Slice slice(LayerResult result, long begin, long end) {
        return new Slice(
                tracks.slices("layers"),
                result.layer(),
                begin,
                end,
                ImmutableList.of(
                        Slice.Argument.of("operation", result.op()),
                        Slice.Argument.of("MACs", result.macs()),
                        Slice.Argument.of("weights", result.weightFormat()),
                        Slice.Argument.of("activations", result.activationFormat()),
                        Slice.Argument.of("mapping", result.mapping())),
                ImmutableList.of());
    }
}
