package org.bitgauge.lab.dnnsim;

import java.util.Arrays;
import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.SerialShape;
import org.bitgauge.workloads.dnnsim.DnnsimExperiment;

/**
 * Blocks of 64 bits that a step moves between the global buffers and the array, and how often the busiest bank is accessed:
 * activations of a position share a bank, weights of a filter set lie in banks one after another, results go to banks in
 * turn.
 */
final class PeerMemory {
    private static final int BLOCK_BITS = 64;
    /** Results are counted in words of 16 bits whatever the data width. */
    private static final int RESULT_BITS = 16;

    private final SerialLayer layer;
    private final int activationsPerBlock;
    private final int weightsPerBlock;
    private final int outputsPerBlock;
    private final int activationBanks;
    private final int weightBanks;
    private final int blocksPerActivationAccess;
    private final int blocksPerWeightAccess;
    private final int[] bankOf;
    private final int[] load;

    PeerMemory(SerialLayer layer, DnnsimExperiment e, int dataWidth) {
        this.layer = layer;
        int block = e.number("dram_width");
        this.activationsPerBlock = Math.max(1, block / stored(dataWidth, layer.activationBits()));
        this.weightsPerBlock = Math.max(1, block / stored(dataWidth, layer.weightBits()));
        this.outputsPerBlock = Math.max(1, block / RESULT_BITS);
        this.activationBanks = Math.max(1, e.number("gbuffer_act_banks") / 2);
        this.weightBanks = e.number("gbuffer_wgt_banks");
        this.blocksPerActivationAccess = Math.max(1, e.number("gbuffer_act_bank_width") / BLOCK_BITS);
        this.blocksPerWeightAccess = Math.max(1, e.number("gbuffer_wgt_bank_width") / BLOCK_BITS);
        this.bankOf = banks(layer.shape(), activationBanks);
        this.load = new int[Math.max(activationBanks, weightBanks)];
    }

    /** Bits that a value of some precision is stored in: a power of two and no less than the data width. */
    static int stored(int dataWidth, int precision) {
        return Math.max(dataWidth, precision <= 1 ? 1 : Integer.highestOneBit(precision - 1) << 1);
    }

    static int ceil(int a, int b) {
        return -Math.floorDiv(-a, b);
    }

    private static int[] banks(SerialShape shape, int banks) {
        int[] of = new int[shape.nx() * shape.ny()];
        int bank = 0;
        int saved = 0;
        for (int y = 0; y < shape.ny(); y++) {
            boolean starts = y % shape.stride() == 0;
            for (int x = 0; x < shape.nx(); x++) {
                if (starts && x == 0) {
                    bank = saved;
                }
                of[x * shape.ny() + y] = bank;
                bank = (bank + 1) % banks;
                if (starts && x == shape.outX() * shape.stride() - 1) {
                    saved = bank;
                }
            }
        }
        return of;
    }

    /** Channels of a chunk that a group has. */
    int channels(int group, int chunk) {
        int first = chunk * layer.lanes();
        int left = Math.min(
                layer.groupChannels() - first, layer.shape().channels() - group * layer.groupChannels() - first);
        return Math.min(layer.lanes(), left);
    }

    /** Accesses of the busiest activation bank in a step of a convolution. */
    int activationAccesses(int group, int set, int kernelX, int kernelY, int chunk) {
        SerialShape shape = layer.shape();
        Arrays.fill(load, 0, activationBanks, 0);
        int blocks = ceil(channels(group, chunk), activationsPerBlock);
        int first = set * layer.columns();
        for (int w = 0; w < layer.windowsOf(set); w++) {
            int x = (first + w) % shape.outX() * shape.stride() + kernelX;
            int y = (first + w) / shape.outX() * shape.stride() + kernelY;
            load[bankOf[x * shape.ny() + y]] += blocks;
        }
        return busiest(activationBanks, blocksPerActivationAccess);
    }

    /** Blocks of activations that a step reads. */
    int activationBlocks(int group, int set, int chunk) {
        int windows = layer.shape().linear() ? 1 : layer.windowsOf(set);
        return windows * ceil(channels(group, chunk), activationsPerBlock);
    }

    /** Accesses of the bank of a linear layer's input in a step. */
    int vectorAccesses(int chunk) {
        return ceil(ceil(channels(0, chunk), activationsPerBlock), blocksPerActivationAccess);
    }

    private int busiest(int banks, int blocksPerAccess) {
        int most = 0;
        for (int b = 0; b < banks; b++) {
            most = Math.max(most, load[b]);
        }
        return ceil(most, blocksPerAccess);
    }

    /** Blocks of weights of one filter set in a step; lanes and rows without work included. */
    int weightBlocks() {
        return ceil(layer.lanes(), weightsPerBlock) * layer.rows();
    }

    /** Accesses of the busiest weight bank in a step of a pass. */
    int weightAccesses(int group, int pass) {
        int blocks = weightBlocks();
        Arrays.fill(load, 0, weightBanks, 0);
        int first = group * layer.filterSets() + pass * layer.grid().tiles();
        for (int tile = 0; tile < layer.tilesOf(group, pass); tile++) {
            for (int i = 0; i < blocks; i++) {
                load[(int) (((long) (first + tile) * blocks + i) % weightBanks)]++;
            }
        }
        return busiest(weightBanks, blocksPerWeightAccess);
    }

    /** Blocks of results that a tile writes at the end of a pass. */
    int outputBlocks(int group, int set, int pass, int tile) {
        int filters = layer.filtersOf(group, pass * layer.grid().tiles() + tile);
        return ceil((layer.shape().linear() ? 1 : layer.windowsOf(set)) * filters, outputsPerBlock);
    }

    /** Accesses of the busiest output bank at the end of a pass. */
    int outputAccesses(int group, int set, int pass) {
        Arrays.fill(load, 0, activationBanks, 0);
        int bank = 0;
        for (int tile = 0; tile < layer.tilesOf(group, pass); tile++) {
            int blocks = outputBlocks(group, set, pass, tile);
            for (int i = 0; i < blocks; i++) {
                load[bank]++;
                bank = (bank + 1) % activationBanks;
            }
        }
        return busiest(activationBanks, blocksPerActivationAccess);
    }
}
