package org.bitgauge.units.serial;

/**
 * Steps of Bit-Pragmatic (Albericio et al., MICRO 2017): the lanes of a column process only the one bits of their
 * activations, one each in a cycle; a first-stage shifter of b bits lets a lane join whose next one lies within 2^b - 1 of
 * the lowest of the column.
 */
final class PragmaticTimes implements StepTimes {
    private final SerialLayer layer;
    private final int registers;
    private final byte[] times;
    private final int positions;
    private final Windows windows;
    private final int[] corners;

    PragmaticTimes(SerialLayer layer, int firstStageBits, boolean booth, int registers, Operand activations) {
        this.layer = layer;
        this.registers = registers;
        this.windows = new Windows(layer);
        this.corners = new int[layer.columns()];
        boolean linear = layer.shape().linear();
        this.positions = linear ? 1 : layer.shape().nx() * layer.shape().ny();
        this.times = new Columns(layer, activations.magnitudes().words(), firstStageBits, booth).all(positions);
    }

    /** Times of all columns: every chunk of channels at every position. */
    private static final class Columns {
        private final SerialLayer layer;
        private final short[] words;
        private final int reach;
        private final boolean booth;
        private final int[] lanes;

        Columns(SerialLayer layer, short[] words, int firstStageBits, boolean booth) {
            this.layer = layer;
            this.words = words;
            this.reach = Math.min(SerialGrid.WORD - 1, (1 << firstStageBits) - 1);
            this.booth = booth;
            this.lanes = new int[layer.lanes()];
        }

        byte[] all(int positions) {
            SerialShape shape = layer.shape();
            int groups = shape.linear() ? shape.recurrences() : layer.groups();
            int span = shape.linear() ? shape.channels() : layer.groupChannels();
            int total = shape.linear() ? shape.recurrences() * span : shape.channels();
            int blocks = layer.activationBlocks();
            byte[] times = new byte[groups * layer.chunks() * blocks * positions];
            int at = 0;
            for (int group = 0; group < groups; group++) {
                for (int chunk = 0; chunk < layer.chunks(); chunk++) {
                    int first = group * span + chunk * layer.lanes();
                    int end = Math.min(total, Math.min(first + layer.lanes(), (group + 1) * span));
                    for (int block = 0; block < blocks; block++) {
                        for (int position = 0; position < positions; position++) {
                            times[at++] = (byte) column(first, end, positions, position, block);
                        }
                    }
                }
            }
            return times;
        }

        private int column(int first, int end, int positions, int position, int block) {
            int width = layer.grid().peWidth();
            int mask = (1 << width) - 1;
            int live = 0;
            for (int channel = first; channel < end; channel++) {
                int value = (words[channel * positions + position] & 0xffff) >> block * width & mask;
                if (value != 0) {
                    lanes[live++] = booth ? Bits.booth(value) : value;
                }
            }
            int cycles = 0;
            while (live > 0) {
                int any = 0;
                for (int i = 0; i < live; i++) {
                    any |= lanes[i];
                }
                int limit = Integer.lowestOneBit(any) << reach;
                int left = 0;
                for (int i = 0; i < live; i++) {
                    int low = Integer.lowestOneBit(lanes[i]);
                    int rest = low <= limit ? lanes[i] ^ low : lanes[i];
                    if (rest != 0) {
                        lanes[left++] = rest;
                    }
                }
                live = left;
                cycles++;
            }
            return Math.max(1, cycles);
        }
    }

    @Override
    public int fronts() {
        return registers > 0 && !layer.shape().linear() ? layer.columns() : 1;
    }

    @Override
    public boolean looksAtWeights() {
        return false;
    }

    private int at(int chunk, int position) {
        int blocks = layer.activationBlocks();
        int slowest = 0;
        for (int block = 0; block < blocks; block++) {
            slowest = Math.max(slowest, times[(chunk * blocks + block) * positions + position]);
        }
        return slowest;
    }

    @Override
    public void windows(int group, int set, int pass, int[] into) {
        int count = windows.corners(set, corners);
        int fronts = fronts();
        int step = 0;
        for (int y = 0; y < layer.shape().ky(); y++) {
            for (int x = 0; x < layer.shape().kx(); x++) {
                int offset = windows.offset(x, y);
                for (int chunk = 0; chunk < layer.chunks(); chunk++, step++) {
                    int slowest = 0;
                    for (int w = 0; w < fronts || w < count; w++) {
                        int time = w < count ? at(group * layer.chunks() + chunk, corners[w] + offset) : 0;
                        slowest = Math.max(slowest, time);
                        if (fronts > 1) {
                            into[step * fronts + w] = time;
                        }
                    }
                    if (fronts == 1) {
                        into[step] = slowest;
                    }
                }
            }
        }
    }

    @Override
    public void vector(int recurrence, int pass, int[] into) {
        for (int step = 0; step < layer.steps(); step++) {
            into[step] = at(recurrence * layer.chunks() + step, 0);
        }
    }
}
