package org.bitgauge.units.rowstationary;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * The mapping with the fewest cycles of those that the scratch pads and the array hold; of equals the first, longest
 * strips first. Candidates depend on the machine and the kernel only, so a smaller layer never takes longer.
 */
final class RowStationarySearch {
    private static final long[] FILTERS = {1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 32, 48, 64, 96, 128};

    private final RowStationarySpec spec;
    private final LoopNest nest;
    private final Tile layer;
    private long fewest = Long.MAX_VALUE;
    private RowStationaryMapping best;

    private RowStationarySearch(RowStationarySpec spec, LoopNest nest, Tile layer) {
        this.spec = spec;
        this.nest = nest;
        this.layer = layer;
        this.best = new RowStationaryMapping(layer.batch(), 1, 1, 1, 1, 1);
    }

    /** The best mappings of a layer, which comes first, and of parts of it with fewer filters, channels, rows and images. */
    static ImmutableList<RowStationaryMapping> ofLayerAndParts(RowStationarySpec spec, LoopNest nest) {
        Tile all = nest.size();
        Set<RowStationaryMapping> found = new LinkedHashSet<>();
        found.add(of(spec, nest, all));
        for (long filters = all.filters(); filters >= 1; filters /= 4) {
            for (long channels = all.channels(); channels >= 1; channels /= 4) {
                found.add(of(spec, nest, part(all, all.batch(), filters, channels, all.rows())));
                found.add(of(spec, nest, part(all, 1, filters, channels, Math.min(all.rows(), spec.columns()))));
            }
        }
        return ImmutableList.copyOf(found);
    }

    private static Tile part(Tile all, long batch, long filters, long channels, long rows) {
        return new Tile(
                batch,
                all.groups(),
                filters,
                rows,
                all.columns(),
                channels,
                all.kernelRows(),
                all.kernelColumns(),
                false,
                true);
    }

    private static RowStationaryMapping of(RowStationarySpec spec, LoopNest nest, Tile part) {
        RowStationarySearch search = new RowStationarySearch(spec, nest, part);
        long high = spec.rows() / Math.min(nest.size().kernelRows(), spec.rows());
        for (long k = high; k >= 2; k--) {
            search.strip(k * spec.columns());
        }
        long before = 0;
        for (long k = 1; k <= spec.columns(); k++) {
            long strip = RowStationaryPass.ceilDiv(spec.columns(), k);
            if (strip != before) {
                search.strip(strip);
            }
            before = strip;
        }
        return search.best;
    }

    private void strip(long strip) {
        long sets = RowStationaryPass.sets(spec, layer.kernelRows(), strip);
        long before = 0;
        for (long r = 1; r <= sets; r++) {
            long t = sets / r;
            if (t == before) {
                continue;
            }
            before = t;
            scratchPads(strip, sets / t, t);
        }
    }

    private void scratchPads(long strip, long r, long t) {
        long columns = RowStationaryPass.ceilDiv(
                layer.kernelColumns(), RowStationaryPass.ceilDiv(layer.kernelColumns(), spec.activationWords()));
        long mostChannels = Math.min(spec.activationWords() / columns, Math.max(1, spec.weightWords() / columns));
        for (long q = 1; q <= mostChannels; q = q < 12 ? q + 1 : 2 * q) {
            for (long p : FILTERS) {
                if (p > 1 && (p > spec.sumWords() || p * q * columns > spec.weightWords())) {
                    break;
                }
                offer(new RowStationaryMapping(layer.batch(), strip, p, q, r, t));
            }
        }
    }

    private void offer(RowStationaryMapping mapping) {
        long cycles = new RowStationaryPass(spec, mapping, nest).cycles(layer);
        if (cycles < fewest) {
            fewest = cycles;
            best = mapping;
        }
    }
}
