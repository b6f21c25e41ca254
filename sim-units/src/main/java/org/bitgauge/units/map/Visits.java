package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.unit.Tile;

/**
 * How often the blocks of an operand come because loops that do not change them lie outside of loops that do; the mean over
 * all elements. Where the last block of the stage behind is small, a loop can come to rest there; behind more than two stages
 * such blocks are taken to return no more. The loops of the stages behind the one that is searched are looked at once.
 */
final class Visits {
    private final int stages;
    private final Splits[] splits;
    private final boolean[][] changes = new boolean[Operand.ALL.size()][Dimension.COUNT];
    private final double[] visitsBehind = new double[Operand.ALL.size()];
    private final double[] returnsBehind = new double[Operand.ALL.size()];
    private double visits;
    private double returns;

    /** {@code splits}: how loops fall into blocks, by {@link Dimension#ordinal}. */
    Visits(int stages, Splits[] splits) {
        this.stages = stages;
        this.splits = splits;
        for (Operand operand : Operand.ALL) {
            for (Dimension d : Blocks.DIMENSIONS) {
                changes[operand.ordinal()][d.ordinal()] = operand.dependsOn(d);
            }
        }
    }

    /** Looks at the stages behind the one that is searched, nearest first. */
    void behind(Tile layer, ImmutableList<Stage> outer) {
        for (Operand operand : Operand.ALL) {
            walk(operand, layer, outer, stages - outer.size());
            visitsBehind[operand.ordinal()] = visits;
            returnsBehind[operand.ordinal()] = returns;
        }
    }

    /** Visits of the blocks of a stage behind. */
    double ofStage(Operand operand, int behind, Tile layer, ImmutableList<Stage> outer) {
        walk(operand, layer, outer, behind);
        return visits;
    }

    private void walk(Operand operand, Tile layer, ImmutableList<Stage> outer, int until) {
        visits = 1;
        returns = 1;
        for (int s = stages - 1; s >= until; s--) {
            int index = s - (stages - outer.size());
            Tile around = index + 1 < outer.size() ? outer.get(index + 1).tile() : layer;
            for (int i = 0; i < Dimension.COUNT; i++) {
                Dimension d = outer.get(index).order().loop(i);
                if (d.of(outer.get(index).tile()) < d.of(around)) {
                    enter(operand.ordinal(), d.ordinal(), s);
                }
            }
        }
    }

    /**
     * Visits of the blocks of the searched stage.
     *
     * @param repeats whether its loops repeat, by {@link Dimension#ordinal}
     */
    double ofSearched(Operand operand, int stage, Order order, boolean[] repeats) {
        visits = visitsBehind[operand.ordinal()];
        returns = returnsBehind[operand.ordinal()];
        for (int i = 0; i < Dimension.COUNT; i++) {
            int d = order.loop(i).ordinal();
            if (repeats[d]) {
                enter(operand.ordinal(), d, stage);
            }
        }
        return visits;
    }

    /** Goes into a loop of a stage. */
    private void enter(int operand, int d, int stage) {
        Splits of = splits[d];
        if (changes[operand][d]) {
            double moves = of.cutShare(stage);
            visits = moves * returns + (1 - moves) * (stages > 2 ? 1 : visits);
        } else {
            double outer = stage + 1 < stages ? of.blocks(stage + 1) : 1;
            returns *= of.blocks(stage) / outer;
        }
    }
}
