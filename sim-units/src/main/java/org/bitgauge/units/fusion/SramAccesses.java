package org.bitgauge.units.fusion;

/**
 * On-chip accesses of all tiles: inside a tile the simulator keeps the operand that costs the fewest bits (sums counted
 * with 32), inputs before outputs before weights where they tie.
 */
final class SramAccesses {
    private final PeerMachine machine;
    private final PeerLayer layer;
    private long weightReads;
    private long activationReads;
    private long outputAccesses;

    SramAccesses(PeerMachine machine, PeerLayer layer) {
        this.machine = machine;
        this.layer = layer;
    }

    void set(PeerTile tile) {
        long sums = PeerSearch.sumBits();
        long a = layer.activationBits();
        long w = layer.weightBits();
        long window = layer.kernel() * layer.kernel();
        long lanes = tile.lanes();
        long filters = PeerTile.ceilDiv(tile.filters(), machine.outputs()) * machine.outputs();
        long taps = layer.unrolled()
                ? PeerTile.ceilDiv(tile.channels() * window, lanes) * lanes
                : PeerTile.ceilDiv(tile.channels(), lanes) * lanes * window;
        long pixels = tile.batch() * tile.side() * tile.side();
        long inputs = taps * pixels * (a + filters * (w + sums));
        long outputs = filters * pixels * (sums + taps * (a + w));
        long weights = taps * filters * (w + pixels * (a + sums));
        long least = Math.min(inputs, Math.min(outputs, weights));
        long used = window * tile.channels();
        long products = tile.allTiles() * used * pixels * tile.filters();
        if (inputs == least) {
            activationReads = tile.allTiles() * used * pixels * a;
            outputAccesses = products * sums;
            weightReads = products * w;
        } else if (outputs == least) {
            activationReads = products * a;
            outputAccesses = tile.allTiles() * tile.filters() * pixels * sums;
            weightReads = products * w;
        } else {
            activationReads = products * a;
            outputAccesses = products * sums;
            weightReads = tile.allTiles() * used * tile.filters() * w;
        }
    }

    long weightReads() {
        return weightReads;
    }

    long activationReads() {
        return activationReads;
    }

    /** Reads, and as many writes. */
    long outputAccesses() {
        return outputAccesses;
    }
}
