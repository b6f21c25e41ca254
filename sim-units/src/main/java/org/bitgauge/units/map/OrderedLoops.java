package org.bitgauge.units.map;

import org.bitgauge.core.unit.Tile;

/** The loops of a mapping that really repeat, outermost first. */
final class OrderedLoops {
    private static final Dimension[] DIMENSIONS = Dimension.values();

    private final Tile layer;
    private final int stages;
    private final int[] dimension;
    private final int[] stage;
    private int count;

    OrderedLoops(Tile layer, int stages) {
        this.layer = layer;
        this.stages = stages;
        dimension = new int[stages * Dimension.COUNT];
        stage = new int[dimension.length];
    }

    /** Sets tiles, by stage and {@link Dimension#ordinal}, and orders, nearest stage first. */
    void set(long[][] tile, Order[] orders) {
        count = 0;
        for (int s = stages - 1; s >= 0; s--) {
            for (int i = 0; i < Dimension.COUNT; i++) {
                Dimension d = orders[s].loop(i);
                long outer = s + 1 < stages ? tile[s + 1][d.ordinal()] : d.of(layer);
                if (tile[s][d.ordinal()] < outer) {
                    dimension[count] = d.ordinal();
                    stage[count++] = s;
                }
            }
        }
    }

    /** How often the blocks of a stage return because loops that do not change them lie outside of loops that do. */
    double visits(Operand operand, int ofStage, Splits[] splits) {
        int innermost = -1;
        for (int i = 0; i < count && stage[i] >= ofStage; i++) {
            if (operand.dependsOn(DIMENSIONS[dimension[i]])) {
                innermost = i;
            }
        }
        double visits = 1;
        for (int i = innermost; i >= 0; i--) {
            if (!operand.dependsOn(DIMENSIONS[dimension[i]])) {
                Splits of = splits[dimension[i]];
                double outer = stage[i] + 1 < stages ? of.blocks(stage[i] + 1) : 1;
                visits *= of.blocks(stage[i]) / outer;
            }
        }
        return visits;
    }
}
