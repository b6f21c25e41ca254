package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.schedule.Loop;

/**
 * Walks the loop nest of a blocking, first, inner and last iteration of each loop once, and gathers the different tiles and
 * the order in which they run. All inner iterations of a loop are alike, so the work depends on the number of loops only.
 */
final class Emitter {
    private final List<Stage> stages;
    private final TileFactory factory;
    private final Map<EmittedTile, Integer> kinds = new LinkedHashMap<>();
    private final Dimension[] dimension;
    private final int[] stage;
    private final Position position;
    private final long[] size = new long[Dimension.COUNT];
    private final long[] start = new long[Dimension.COUNT];

    /** An emitter for stages listed nearest first. */
    Emitter(LayerProblem problem, List<Stage> stages, TileFactory factory) {
        this.stages = stages;
        this.factory = factory;
        List<Dimension> loops = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        for (int s = stages.size() - 1; s >= 0; s--) {
            for (int i = 0; i < Dimension.COUNT; i++) {
                Dimension d = stages.get(s).order().loop(i);
                long outer = s + 1 < stages.size()
                        ? d.of(stages.get(s + 1).tile())
                        : d.of(problem.nest().size());
                if (d.of(stages.get(s).tile()) < outer) {
                    loops.add(d);
                    depths.add(s);
                }
            }
        }
        dimension = loops.toArray(Dimension[]::new);
        stage = depths.stream().mapToInt(Integer::intValue).toArray();
        position = new Position(dimension, stage, stages.size());
        for (Dimension d : Dimension.values()) {
            size[d.ordinal()] = d.of(problem.nest().size());
        }
    }

    /** The order of tiles; kinds are numbered as in {@link #tiles}. */
    Loop emit() {
        return loop(0, stages.size());
    }

    /** The different tiles. */
    ImmutableList<EmittedTile> tiles() {
        return ImmutableList.copyOf(kinds.keySet());
    }

    private Loop loop(int index, int openStage) {
        int next = index < dimension.length ? stage[index] : -1;
        for (int s = openStage - 1; s > next; s--) {
            position.block(s, size, start);
        }
        if (index == dimension.length) {
            EmittedTile tile = factory.tile(position);
            Integer known = kinds.putIfAbsent(tile, kinds.size());
            return new Loop.Run(1, known == null ? kinds.size() - 1 : known);
        }
        int d = dimension[index].ordinal();
        long extent = size[d];
        long origin = start[d];
        long tile = Math.min(dimension[index].of(stages.get(next).tile()), extent);
        long count = NearPorts.ceilDiv(extent, tile);
        Rle sequence = new Rle();
        for (long at = 0; at < count; at = at == 1 && count > 2 ? count - 1 : at + 1) {
            boolean last = at == count - 1;
            position.enter(index, count, at == 0, last);
            size[d] = last ? extent - at * tile : tile;
            start[d] = origin + at * tile;
            sequence.add(loop(index + 1, next + 1), at == 1 && !last ? count - 2 : 1);
        }
        size[d] = extent;
        start[d] = origin;
        return sequence.build();
    }
}
