package org.bitgauge.units.map;

import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.unit.LoopNest;

/**
 * Finds the block of a stage that a tile belongs to from the number of the tile, in the order in which {@link Emitter} walks
 * the nest.
 */
final class NestWalk {
    private final List<Stage> stages;
    private final long[] whole = new long[Dimension.COUNT];
    private final Dimension[] dimension;
    private final int[] stage;
    private final long[] size = new long[Dimension.COUNT];
    private final long[] start = new long[Dimension.COUNT];

    /** A walk over a nest with stages listed nearest first. */
    NestWalk(LoopNest nest, List<Stage> stages) {
        this.stages = stages;
        List<Dimension> loops = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        for (int s = stages.size() - 1; s >= 0; s--) {
            for (int i = 0; i < Dimension.COUNT; i++) {
                Dimension d = stages.get(s).order().loop(i);
                long outer = d.of(s + 1 < stages.size() ? stages.get(s + 1).tile() : nest.size());
                if (d.of(stages.get(s).tile()) < outer) {
                    loops.add(d);
                    depths.add(s);
                }
            }
        }
        dimension = loops.toArray(Dimension[]::new);
        stage = depths.stream().mapToInt(Integer::intValue).toArray();
        for (Dimension d : Dimension.values()) {
            whole[d.ordinal()] = d.of(nest.size());
        }
    }

    /** Goes to the block of a stage that holds a tile. */
    void seek(long tile, int ofStage) {
        System.arraycopy(whole, 0, size, 0, size.length);
        java.util.Arrays.fill(start, 0);
        long rest = tile;
        for (int i = 0; i < dimension.length && stage[i] >= ofStage; i++) {
            int d = dimension[i].ordinal();
            long extent = size[d];
            long step = Math.min(dimension[i].of(stages.get(stage[i]).tile()), extent);
            long count = NearPorts.ceilDiv(extent, step);
            size[d] = step;
            long tiles = tilesFrom(i + 1);
            long at = Math.min(count - 1, rest / tiles);
            rest -= at * tiles;
            size[d] = at == count - 1 ? extent - at * step : step;
            start[d] += at * step;
        }
    }

    /** Size of the block along a dimension. */
    long size(Dimension along) {
        return size[along.ordinal()];
    }

    /** Where the block starts along a dimension. */
    long start(Dimension along) {
        return start[along.ordinal()];
    }

    /** Tiles that the loops from one on make of the present sizes: a product, as no loop's count depends on another's. */
    private long tilesFrom(int loop) {
        long tiles = 1;
        for (int i = loop; i < dimension.length; i++) {
            boolean first = true;
            for (int before = loop; before < i; before++) {
                first &= dimension[before] != dimension[i];
            }
            if (first) {
                tiles *= tilesAlong(dimension[i], i, size[dimension[i].ordinal()]);
            }
        }
        return tiles;
    }

    private long tilesAlong(Dimension d, int loop, long extent) {
        if (loop == dimension.length || extent == 0) {
            return extent == 0 ? 0 : 1;
        }
        if (dimension[loop] != d) {
            return tilesAlong(d, loop + 1, extent);
        }
        long step = Math.min(d.of(stages.get(stage[loop]).tile()), extent);
        return extent / step * tilesAlong(d, loop + 1, step) + tilesAlong(d, loop + 1, extent % step);
    }
}
