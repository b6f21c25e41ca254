package org.bitgauge.units.serial;

import java.util.Arrays;

/** Walks a layer as an SCNN array does: filters in chunks that fit the accumulators, channels one after another. */
public final class ScnnWalk {
    /** The bit of every member in a code of {@link ScnnBanks}. */
    private static final int PRESENT = 0x8888;

    private final ScnnGrid grid;
    private final ScnnOperands layer;
    private final int outX;
    private final int outY;
    private final int tileX;
    private final int tileY;
    private final int[] x;
    private final int[] y;
    private final int[] load;
    private final ScnnBanks banks;
    private long cycles;
    private long dense;
    private long products;
    private long conflicts;
    private long behind;
    private long haloCycles;
    private long haloTransfers;
    private long weightGroups;
    private long activationGroups;
    private long pairs;
    private long streamed;

    private ScnnWalk(ScnnGrid grid, ScnnOperands layer) {
        this.grid = grid;
        this.layer = layer;
        this.outX = layer.outX();
        this.outY = layer.outY();
        int wideX = SerialLayer.ceil(layer.nx(), grid.across()) * grid.across();
        int wideY = SerialLayer.ceil(layer.ny(), grid.down()) * grid.down();
        this.tileX = wideX / grid.across();
        this.tileY = wideY / grid.across();
        this.x = new int[tileX * tileY];
        this.y = new int[tileX * tileY];
        this.load = new int[grid.banks()];
        this.banks = new ScnnBanks(grid.banks());
    }

    /**
     * Counts of a layer.
     *
     * @param padding zeros on every side that the shape contains
     * @throws IllegalArgumentException if the accumulators do not hold the sums of one filter
     */
    public static ScnnCounts count(
            ScnnGrid grid, SerialShape shape, int padding, Operand activations, Operand weights) {
        ScnnWalk walk = new ScnnWalk(grid, ScnnOperands.of(shape, padding, activations, weights));
        walk.run();
        return walk.counts();
    }

    private void run() {
        int sums = SerialLayer.ceil(outX, grid.across()) * SerialLayer.ceil(outY, grid.down());
        int chunk = layer.depthwise() ? 1 : grid.accumulators() / sums;
        if (chunk < 1) {
            throw new IllegalArgumentException("an element has " + grid.accumulators()
                    + " accumulators, one filter needs " + sums + "; give more accumulators or elements");
        }
        chunk = Math.min(chunk, layer.filters());
        int groups = layer.channels() / layer.filterChannels();
        ScnnWeights weights = new ScnnWeights(layer, chunk, grid.weights());
        for (int filter = 0; filter < layer.filters(); filter += chunk) {
            int end = Math.min(layer.filters(), filter + chunk);
            for (int channel = 0; channel < layer.filterChannels(); channel++) {
                weights.load(filter, end, channel);
                int group = filter / SerialLayer.ceil(layer.filters(), groups);
                channel(weights, layer.depthwise() ? filter : group * layer.filterChannels() + channel);
            }
            halo(end - filter);
        }
    }

    private void channel(ScnnWeights weights, int input) {
        long slowest = 0;
        long slowestDense = 0;
        long total = 0;
        long mostGroups = 0;
        for (int i = 0; i < grid.across(); i++) {
            for (int j = 0; j < grid.down(); j++) {
                long time = 0;
                long denseTime = 0;
                long groups = 0;
                for (int phase = 0; phase < layer.stride() * layer.stride(); phase++) {
                    int live = gather(input, i, j, phase);
                    int activationTeams = SerialLayer.ceil(live, grid.activations());
                    int weightTeams = SerialLayer.ceil(weights.count[phase], grid.weights());
                    time += multiply(weights, phase, live);
                    denseTime += (long) SerialLayer.ceil(tileSize(i, j, phase), grid.activations())
                            * SerialLayer.ceil(weights.dense[phase], grid.weights());
                    groups += activationTeams;
                    weightGroups += weightTeams;
                    pairs += (long) activationTeams * weightTeams;
                }
                activationGroups += groups;
                mostGroups = Math.max(mostGroups, groups);
                slowest = Math.max(slowest, time);
                slowestDense = Math.max(slowestDense, denseTime);
                total += time;
            }
        }
        cycles += slowest;
        dense += slowestDense;
        behind += slowest * grid.elements() - total;
        for (int phase = 0; phase < layer.stride() * layer.stride(); phase++) {
            streamed += mostGroups * SerialLayer.ceil(weights.count[phase], grid.weights()) * grid.weights();
        }
    }

    private int tileSize(int i, int j, int phase) {
        int stride = layer.stride();
        return inPhase(i * tileX, tileX, phase / stride) * inPhase(j * tileY, tileY, phase % stride);
    }

    private int inPhase(int from, int count, int phase) {
        int stride = layer.stride();
        int first = Math.floorMod(phase - from, stride);
        return first >= count ? 0 : (count - 1 - first) / stride + 1;
    }

    /** Activations of an element's tile that are not zero, along x, then y. */
    private int gather(int input, int i, int j, int phase) {
        int stride = layer.stride();
        int endX = Math.min(layer.nx(), (i + 1) * tileX);
        int endY = Math.min(layer.ny(), (j + 1) * tileY);
        int live = 0;
        int plane = input * layer.nx() * layer.ny();
        for (int a = i * tileX; a < endX; a++) {
            if (a % stride != phase / stride) {
                continue;
            }
            for (int b = j * tileY; b < endY; b++) {
                if (b % stride == phase % stride && layer.activations()[plane + a * layer.ny() + b] != 0) {
                    x[live] = a;
                    y[live++] = b;
                }
            }
        }
        return live;
    }

    /** Time of all pairs of groups: one cycle each and one more for every further product on the fullest bank. */
    private long multiply(ScnnWeights weights, int phase, int live) {
        int count = weights.count[phase];
        int weightTeams = SerialLayer.ceil(count, grid.weights());
        long time = 0;
        for (int a = 0; a < live; a += grid.activations()) {
            int endA = Math.min(live, a + grid.activations());
            int from = firstReached(weights.r[phase], count, x[a] - outX * layer.stride() + 1);
            int to = firstReached(weights.r[phase], count, x[endA - 1] + layer.stride());
            time += weightTeams + conflictsOf(weights, phase, a, endA, from, to);
        }
        return time;
    }

    /** First weight whose r is at least a bound; weights are ordered by r. */
    private static int firstReached(int[] r, int count, int bound) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (r[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Cycles behind full banks of a group of activations and the weights from one to before another. */
    private long conflictsOf(ScnnWeights weights, int phase, int a, int endA, int from, int to) {
        int[] codes = weights.codes[phase];
        int[] rs = weights.r[phase];
        int[] ss = weights.s[phase];
        boolean coded = endA - a <= ScnnBanks.MOST;
        int r = -1;
        int s = -1;
        int places = 0;
        long behindBanks = 0;
        for (int w = from / grid.weights() * grid.weights(); w < to; w += grid.weights()) {
            int endW = Math.min(weights.count[phase], w + grid.weights());
            int code = codes[w / grid.weights()];
            int fullest;
            if (!coded || code == 0) {
                fullest = pair(weights, phase, a, endA, w, endW);
            } else {
                if (rs[w] != r || ss[w] != s) {
                    r = rs[w];
                    s = ss[w];
                    places = places(a, endA, r, s);
                }
                if (places == 0) {
                    continue;
                }
                products += (long) Integer.bitCount(places & PRESENT) * (endW - w);
                fullest = banks.fullest(places, code);
            }
            behindBanks += Math.max(0, fullest - 1);
        }
        conflicts += behindBanks;
        return behindBanks;
    }

    /** Code of the places that activations meet the output at through a tap. */
    private int places(int a, int endA, int r, int s) {
        int stride = layer.stride();
        int code = 0;
        int valid = 0;
        for (int i = a; i < endA; i++) {
            int dx = x[i] - r;
            int dy = y[i] - s;
            if (dx > -stride && dy > -stride && dx < outX * stride && dy < outY * stride) {
                code |= ScnnBanks.placeCode(dx / stride, dy / stride, valid++);
            }
        }
        return code;
    }

    private int pair(ScnnWeights weights, int phase, int a, int endA, int w, int endW) {
        int stride = layer.stride();
        int fullest = 0;
        int[] rs = weights.r[phase];
        int[] ss = weights.s[phase];
        int[] ks = weights.k[phase];
        for (int i = a; i < endA; i++) {
            for (int v = w; v < endW; v++) {
                int dx = x[i] - rs[v];
                int dy = y[i] - ss[v];
                if (dx <= -stride || dy <= -stride || dx >= outX * stride || dy >= outY * stride) {
                    continue;
                }
                products++;
                int bank = banks.bank(dx / stride, dy / stride, ks[v]);
                fullest = Math.max(fullest, ++load[bank]);
            }
        }
        if (fullest > 0) {
            Arrays.fill(load, 0);
        }
        return fullest;
    }

    private void halo(int filters) {
        int[] alongX = {layer.kx() - 1 - layer.padding(), tileX, layer.padding()};
        int[] alongY = {layer.ky() - 1 - layer.padding(), tileY, layer.padding()};
        long sum = 0;
        long most = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (i != 1 || j != 1) {
                    long area = (long) alongX[i] * alongY[j];
                    sum += area;
                    most = Math.max(most, area);
                }
            }
        }
        haloTransfers += sum;
        haloCycles += most * filters;
    }

    private ScnnCounts counts() {
        long multipliers = grid.products();
        return new ScnnCounts(
                cycles + haloCycles,
                dense + haloCycles,
                products,
                pairs * multipliers - products,
                conflicts * multipliers,
                behind * multipliers,
                haloCycles * grid.elements() * multipliers,
                haloTransfers,
                weightGroups * grid.weights(),
                activationGroups * grid.activations(),
                activationGroups,
                pairs,
                streamed);
    }
}
