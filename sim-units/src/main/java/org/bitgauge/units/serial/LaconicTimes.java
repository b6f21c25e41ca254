package org.bitgauge.units.serial;

/**
 * Steps of Laconic (Sharify et al., ISCA 2019): a lane multiplies one bit by one bit in a cycle, so it takes the one bits of
 * its activation times those of its weight, and every lane of every tile waits for the slowest.
 */
final class LaconicTimes implements StepTimes {
    private final SerialLayer layer;
    private final byte[] activationOnes;
    private final byte[] weightOnes;
    private final int positions;
    private final Windows windows;
    private final int[] corners;

    LaconicTimes(SerialLayer layer, boolean booth, Operand activations, Operand weights) {
        this.layer = layer;
        this.positions =
                layer.shape().linear() ? 1 : layer.shape().nx() * layer.shape().ny();
        this.windows = new Windows(layer);
        this.corners = new int[layer.columns()];
        this.activationOnes = ones(activations.magnitudes().words(), layer.activationBlocks(), booth);
        this.weightOnes = slowestFilters(ones(weights.magnitudes().words(), layer.weightBlocks(), booth));
    }

    /** One bits of each word; of its fullest block where it has several. */
    private byte[] ones(short[] words, int blocks, boolean booth) {
        int width = layer.grid().peWidth();
        int mask = (1 << width) - 1;
        byte[] ones = new byte[words.length];
        for (int i = 0; i < ones.length; i++) {
            int word = words[i] & 0xffff;
            int fullest = 0;
            for (int block = 0; block < blocks; block++) {
                int part = word >> block * width & mask;
                fullest = Math.max(fullest, Integer.bitCount(booth ? Bits.booth(part) : part));
            }
            ones[i] = (byte) fullest;
        }
        return ones;
    }

    /** Most one bits of any filter that works in a pass, for each step and lane. */
    private byte[] slowestFilters(byte[] ones) {
        SerialShape shape = layer.shape();
        int lanes = layer.lanes();
        byte[] slowest = new byte[layer.groups() * layer.passes() * layer.steps() * lanes];
        int perPass = layer.rows() * layer.grid().tiles();
        int at = 0;
        for (int filter = 0; filter < shape.filters(); filter++) {
            int group = filter / layer.groupFilters();
            int inGroup = filter % layer.groupFilters();
            int base = (group * layer.passes() + inGroup / perPass) * layer.steps();
            for (int channel = 0; channel < shape.filterChannels(); channel++) {
                int chunk = channel / lanes;
                int lane = shape.depthwise() ? inGroup : channel % lanes;
                for (int x = 0; x < shape.kx(); x++) {
                    for (int y = 0; y < shape.ky(); y++, at++) {
                        int step = (y * shape.kx() + x) * layer.chunks() + chunk;
                        int to = (base + step) * lanes + lane;
                        slowest[to] = (byte) Math.max(slowest[to], ones[at]);
                    }
                }
            }
        }
        return slowest;
    }

    @Override
    public int fronts() {
        return 1;
    }

    @Override
    public boolean looksAtWeights() {
        return true;
    }

    @Override
    public void windows(int group, int set, int pass, int[] times) {
        int count = windows.corners(set, corners);
        int lanes = layer.lanes();
        int channels = layer.groupChannels();
        int step = 0;
        for (int y = 0; y < layer.shape().ky(); y++) {
            for (int x = 0; x < layer.shape().kx(); x++) {
                int offset = windows.offset(x, y);
                for (int chunk = 0; chunk < layer.chunks(); chunk++, step++) {
                    int first = group * channels + chunk * lanes;
                    int end = Math.min(layer.shape().channels(), Math.min(first + lanes, (group + 1) * channels));
                    int filters = ((group * layer.passes() + pass) * layer.steps() + step) * lanes;
                    int slowest = 1;
                    for (int channel = first; channel < end; channel++) {
                        int weight = weightOnes[filters + channel - first];
                        if (weight == 0) {
                            continue;
                        }
                        int top = 0;
                        int from = channel * positions + offset;
                        for (int w = 0; w < count; w++) {
                            top = Math.max(top, activationOnes[from + corners[w]]);
                        }
                        slowest = Math.max(slowest, top * weight);
                    }
                    times[step] = slowest;
                }
            }
        }
    }

    @Override
    public void vector(int recurrence, int pass, int[] times) {
        int lanes = layer.lanes();
        int channels = layer.shape().channels();
        for (int step = 0; step < layer.steps(); step++) {
            int first = step * lanes;
            int end = Math.min(channels, first + lanes);
            int filters = (pass * layer.steps() + step) * lanes;
            int slowest = 1;
            for (int channel = first; channel < end; channel++) {
                slowest = Math.max(
                        slowest,
                        activationOnes[recurrence * channels + channel] * weightOnes[filters + channel - first]);
            }
            times[step] = slowest;
        }
    }
}
