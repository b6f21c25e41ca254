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

    /**
     * How often the blocks of a stage return because loops that do not change them lie outside of loops that do; the mean
     * over all elements. Where the last block of the stage behind is small, a loop can come to rest there; behind more than
     * two stages such blocks are taken to return no more.
     */
    double visits(Operand operand, int ofStage, Splits[] splits) {
        double visits = 1;
        double returns = 1;
        for (int i = 0; i < count && stage[i] >= ofStage; i++) {
            Splits of = splits[dimension[i]];
            if (operand.dependsOn(DIMENSIONS[dimension[i]])) {
                double moves = of.cutShare(stage[i]);
                visits = moves * returns + (1 - moves) * (stages > 2 ? 1 : visits);
            } else {
                double outer = stage[i] + 1 < stages ? of.blocks(stage[i] + 1) : 1;
                returns *= of.blocks(stage[i]) / outer;
            }
        }
        return visits;
    }
}
