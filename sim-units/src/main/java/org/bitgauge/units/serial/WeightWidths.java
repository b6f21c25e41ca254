package org.bitgauge.units.serial;

/** Serial time of the weights of each filter set in each step: the widest group of rows of the tile that holds it. */
final class WeightWidths {
    private final SerialLayer layer;
    private final byte[] widths;

    private WeightWidths(SerialLayer layer, byte[] widths) {
        this.layer = layer;
        this.widths = widths;
    }

    static WeightWidths of(SerialLayer layer, Operand weights, int groupRows, boolean trims) {
        int steps = layer.steps();
        byte[] widths = new byte[layer.groups() * layer.filterSets() * steps];
        int[] or = new int[steps * layer.grid().rows()];
        for (int group = 0; group < layer.groups(); group++) {
            for (int set = 0; set < layer.filterSets(); set++) {
                int filters = layer.filtersOf(group, set);
                java.util.Arrays.fill(or, 0);
                int first = group * layer.groupFilters() + set * layer.rows();
                for (int f = 0; f < filters; f++) {
                    merge(layer, weights, first + f, f, groupRows, or);
                }
                int groups = SerialLayer.ceil(filters * layer.weightBlocks(), groupRows);
                int at = (group * layer.filterSets() + set) * steps;
                for (int step = 0; step < steps; step++) {
                    int widest = 0;
                    for (int g = 0; g < groups; g++) {
                        widest = Math.max(
                                widest,
                                Bits.width(or[step * layer.grid().rows() + g], weights.signed() ? 1 : 0, trims));
                    }
                    widths[at + step] = (byte) widest;
                }
            }
        }
        return new WeightWidths(layer, widths);
    }

    private static void merge(SerialLayer layer, Operand weights, int filter, int row, int groupRows, int[] or) {
        SerialShape shape = layer.shape();
        int blocks = layer.weightBlocks();
        int width = layer.grid().peWidth();
        int taps = shape.kx() * shape.ky();
        short[] words = weights.words();
        int at = filter * shape.filterChannels() * taps;
        for (int channel = 0; channel < shape.filterChannels(); channel++) {
            int chunk = channel / layer.lanes();
            for (int x = 0; x < shape.kx(); x++) {
                for (int y = 0; y < shape.ky(); y++, at++) {
                    int step = (y * shape.kx() + x) * layer.chunks() + chunk;
                    for (int block = 0; block < blocks; block++) {
                        int group = (row * blocks + block) / groupRows;
                        or[step * layer.grid().rows() + group] |=
                                Bits.magnitude(words[at] >> block * width, weights.signed(), width);
                    }
                }
            }
        }
    }

    /** Time of a filter set in a step; 0 where it has no filters. */
    int of(int group, int filterSet, int step) {
        return widths[(group * layer.filterSets() + filterSet) * layer.steps() + step];
    }

    /** Longest time of any tile in a step of a pass. */
    int ofPass(int group, int pass, int step) {
        int tiles = layer.grid().tiles();
        int end = Math.min(layer.filterSets(), (pass + 1) * tiles);
        int widest = 0;
        for (int set = pass * tiles; set < end; set++) {
            widest = Math.max(widest, of(group, set, step));
        }
        return widest;
    }
}
