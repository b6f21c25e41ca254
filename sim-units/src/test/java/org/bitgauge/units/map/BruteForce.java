package org.bitgauge.units.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * The other way to every number of a schedule: walks all tiles of a blocking, keeps the set of elements of every block, and
 * counts what must move when a block is replaced.
 */
final class BruteForce {
    private final LayerProblem problem;
    private final List<Stage> stages;
    private final List<long[][]> tiles = new ArrayList<>();

    BruteForce(LayerProblem problem, List<Stage> stages) {
        this.problem = problem;
        this.stages = stages;
        long[] start = new long[8];
        long[] size = new long[8];
        for (Dimension d : Dimension.values()) {
            size[d.ordinal()] = d.of(problem.nest().size());
        }
        split(stages.size() - 1, start, size, new ArrayList<>());
    }

    /** Every tile as its blocks by stage, {start, size} interleaved. */
    private void split(int stage, long[] start, long[] size, List<long[]> blocks) {
        if (stage < 0) {
            tiles.add(blocks.toArray(long[][]::new));
            return;
        }
        List<Dimension> order = new ArrayList<>(List.of(Dimension.GROUP));
        stages.get(stage).order().axes().forEach(axis -> order.addAll(axis.dimensions()));
        loops(stage, order, 0, start, size, blocks);
    }

    private void loops(int stage, List<Dimension> order, int i, long[] start, long[] size, List<long[]> blocks) {
        if (i == order.size()) {
            long[] block = new long[16];
            System.arraycopy(start, 0, block, 0, 8);
            System.arraycopy(size, 0, block, 8, 8);
            List<long[]> inner = new ArrayList<>();
            inner.add(block);
            inner.addAll(blocks);
            split(stage - 1, start, size, inner);
            return;
        }
        Dimension d = order.get(i);
        long tile = d.of(stages.get(stage).tile());
        for (long at = 0; at < size[d.ordinal()]; at += tile) {
            long[] s = start.clone();
            long[] z = size.clone();
            s[d.ordinal()] += at;
            z[d.ordinal()] = Math.min(tile, size[d.ordinal()] - at);
            loops(stage, order, i + 1, s, z, blocks);
        }
    }

    int tileCount() {
        return tiles.size();
    }

    /** Bits moved by each flow, by name {@code role direction level}. */
    Map<String, Long> moved() {
        Map<String, Long> moved = new TreeMap<>();
        for (Flow flow : Flows.of(problem)) {
            long sum = 0;
            Set<String> visited = new HashSet<>();
            for (int t = 0; t < tiles.size(); t++) {
                sum += bits(flow, t, visited);
            }
            if (sum > 0) {
                moved.put(flow.role().label() + " " + flow.direction() + " " + flow.level(), sum);
            }
        }
        return moved;
    }

    private long bits(Flow flow, int t, Set<String> visited) {
        String now = key(flow, t);
        String before = t == 0 ? "" : key(flow, t - 1);
        String after = t + 1 == tiles.size() ? "" : key(flow, t + 1);
        long elements = elements(flow.operand(), tiles.get(t)[flow.stage()]);
        if (flow.operand() != Operand.RESULTS) {
            return now.equals(before) ? 0 : problem.stored().of(flow.role(), flow.source(), elements);
        }
        boolean again = visited.contains(now);
        boolean leaves = !now.equals(after);
        if (leaves) {
            visited.add(now);
        }
        boolean later = false;
        for (int u = t + 1; u < tiles.size() && leaves; u++) {
            later |= key(flow, u).equals(now);
        }
        boolean moves = flow.role() == TensorRole.OUTPUTS
                ? leaves && !later
                : flow.direction() == org.bitgauge.core.schedule.Stream.Direction.IN
                        ? !now.equals(before) && again
                        : leaves && later;
        return moves ? problem.stored().of(flow.role(), flow.source(), elements) : 0;
    }

    /** Elements of the block that a tile has of a flow. */
    long elements(Flow flow, int tile) {
        return elements(flow.operand(), tiles.get(tile)[flow.stage()]);
    }

    /** The array's tile, resuming and finishing as the reductions before and after it say. */
    Tile tile(int t) {
        long[] block = tiles.get(t)[0];
        boolean begins = true;
        boolean ends = true;
        for (Dimension d : Dimension.values()) {
            if (d.isReduction()) {
                begins &= block[d.ordinal()] == 0;
                ends &= block[d.ordinal()] + size(block, d)
                        == d.of(problem.nest().size());
            }
        }
        long[] sizes = new long[Dimension.COUNT];
        System.arraycopy(block, 8, sizes, 0, Dimension.COUNT);
        return Blocks.tile(sizes, !begins, ends);
    }

    private String key(Flow flow, int t) {
        long[] block = tiles.get(t)[flow.stage()];
        StringBuilder key = new StringBuilder();
        for (Dimension d : Dimension.values()) {
            if (flow.operand().dependsOn(d)) {
                key.append(block[d.ordinal()]).append(',');
            }
        }
        return key.toString();
    }

    private long elements(Operand operand, long[] block) {
        return switch (operand) {
            case WEIGHTS ->
                size(block, Dimension.GROUP)
                        * size(block, Dimension.FILTER)
                        * size(block, Dimension.CHANNEL)
                        * size(block, Dimension.KERNEL_ROW)
                        * size(block, Dimension.KERNEL_COLUMN);
            case RESULTS ->
                size(block, Dimension.GROUP)
                        * size(block, Dimension.FILTER)
                        * size(block, Dimension.BATCH)
                        * size(block, Dimension.ROW)
                        * size(block, Dimension.COLUMN);
            case ACTIVATIONS -> activations(block);
        };
    }

    private long activations(long[] block) {
        LoopNest nest = problem.nest();
        Set<Long> rows = touched(
                block,
                Dimension.ROW,
                Dimension.KERNEL_ROW,
                nest.stride().height(),
                nest.dilation().height());
        rows.removeIf(y -> y < nest.padding().top()
                || y >= nest.padding().top() + nest.in().height());
        Set<Long> columns = touched(
                block,
                Dimension.COLUMN,
                Dimension.KERNEL_COLUMN,
                nest.stride().width(),
                nest.dilation().width());
        columns.removeIf(x -> x < nest.padding().left()
                || x >= nest.padding().left() + nest.in().width());
        return size(block, Dimension.GROUP)
                * size(block, Dimension.BATCH)
                * size(block, Dimension.CHANNEL)
                * Math.max(1L, (long) rows.size() * columns.size());
    }

    private static Set<Long> touched(long[] block, Dimension out, Dimension kernel, long stride, long dilation) {
        Set<Long> set = new HashSet<>();
        for (long p = block[out.ordinal()]; p < block[out.ordinal()] + size(block, out); p++) {
            for (long r = block[kernel.ordinal()]; r < block[kernel.ordinal()] + size(block, kernel); r++) {
                set.add(p * stride + r * dilation);
            }
        }
        return set;
    }

    private static long size(long[] block, Dimension d) {
        return block[8 + d.ordinal()];
    }
}
