package org.bitgauge.units.fusion;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Traffic of a tile in every order of its loops. From the innermost loop outwards an operand stays in its half memory as
 * long as it fits: a loop that does not index it is then free, one that does enlarges it; once it is too large, every loop
 * further out moves it anew.
 */
final class PeerOrders {
    private static final boolean[] ACTIVATIONS = {true, true, true, true, false};
    private static final boolean[] WEIGHTS = {false, false, false, true, true};
    private static final boolean[] OUTPUTS = {true, true, true, false, true};
    private static final ImmutableList<ImmutableList<int[]>> ORDERS = orders();

    private final PeerMachine machine;
    private final PeerEnergy energy;
    private final SramAccesses accesses;
    private int[] bestOrder = {};
    private long bestCycles = Long.MAX_VALUE;
    private double bestEnergy = Double.POSITIVE_INFINITY;

    private long moved;
    private long resident;
    private long weights;
    private long activations;
    private long outputs;
    private long wait;

    PeerOrders(PeerMachine machine, PeerEnergy energy, PeerLayer layer) {
        this.machine = machine;
        this.energy = energy;
        this.accesses = new SramAccesses(machine, layer);
    }

    long bestCycles() {
        return bestCycles;
    }

    /** Whether some order of this tile is better than all before. */
    boolean improve(PeerTile tile) {
        boolean improved = false;
        accesses.set(tile);
        int repeated = 0;
        for (int loop = 0; loop < PeerTile.LOOPS; loop++) {
            repeated |= tile.tiles(loop) > 1 ? 1 << loop : 0;
        }
        for (int[] order : ORDERS.get(repeated)) {
            evaluate(tile, order);
            long cycles = tile.computeCycles() + wait;
            if (cycles > bestCycles) {
                continue;
            }
            double joules = energy(tile);
            if (cycles < bestCycles || joules < bestEnergy) {
                bestCycles = cycles;
                bestEnergy = joules;
                bestOrder = order;
                improved = true;
            }
        }
        return improved;
    }

    private void evaluate(PeerTile tile, int[] order) {
        follow(tile, order, WEIGHTS, tile.weightBits(), tile.weightRoom());
        weights = moved;
        long first = resident;
        follow(tile, order, ACTIVATIONS, tile.activationBits(), tile.activationRoom());
        activations = moved;
        first += resident;
        follow(tile, order, OUTPUTS, tile.outputBits(), tile.outputRoom());
        outputs = moved;
        long last = resident;
        first += last;
        long width = machine.interfaceBits();
        long between = weights + activations + 2 * outputs - first - last;
        wait = Math.max(0, PeerTile.ceilDiv(between, width) - tile.computeCycles())
                + PeerTile.ceilDiv(first, width)
                + PeerTile.ceilDiv(last, width);
    }

    /** Bits moved, and bits resident in the memory when the loops within it are done. */
    private void follow(PeerTile tile, int[] order, boolean[] indexed, long bits, long room) {
        moved = bits;
        resident = bits;
        boolean fits = true;
        for (int loop : order) {
            if (!fits) {
                moved *= tile.tiles(loop);
            } else if (indexed[loop]) {
                moved *= tile.tiles(loop);
                fits = moved <= room;
                resident = fits ? moved : resident;
            }
        }
    }

    private double energy(PeerTile tile) {
        double sum = tile.computeCycles() * energy.arrayNj();
        sum += accesses.weightReads() * energy.weightReadNj();
        sum += weights * energy.weightWriteNj();
        sum += accesses.activationReads() * energy.activationReadNj();
        sum += activations * energy.activationWriteNj();
        sum += (outputs + accesses.outputAccesses()) * energy.outputReadNj();
        sum += (outputs + accesses.outputAccesses()) * energy.outputWriteNj();
        sum += (weights + activations + outputs) * PeerEnergy.DRAM_NJ;
        return sum + outputs * PeerEnergy.DRAM_NJ;
    }

    /** Counts of the best order, which was found for this tile. */
    PeerCounts counts(PeerTile tile) {
        evaluate(tile, bestOrder);
        accesses.set(tile);
        int[] outwards = bestOrder.clone();
        for (int i = 0; i < outwards.length; i++) {
            outwards[i] = bestOrder[bestOrder.length - 1 - i];
        }
        return new PeerCounts(
                tile.computeCycles() + wait,
                wait,
                accesses.weightReads(),
                weights,
                outputs + accesses.outputAccesses(),
                outputs + accesses.outputAccesses(),
                accesses.activationReads(),
                activations,
                weights + activations + outputs,
                outputs,
                PeerSearch.loops(tile, outwards));
    }

    /** For each set of loops that repeat, their orders from innermost to outermost. */
    private static ImmutableList<ImmutableList<int[]>> orders() {
        ImmutableList.Builder<ImmutableList<int[]>> all = ImmutableList.builder();
        for (int set = 0; set < 1 << PeerTile.LOOPS; set++) {
            List<int[]> found = new ArrayList<>();
            permute(set, new int[Integer.bitCount(set)], 0, found);
            all.add(ImmutableList.copyOf(found));
        }
        return all.build();
    }

    /** Rows and columns have equal counts and index the same operands: columns go before rows. */
    private static void permute(int left, int[] order, int depth, List<int[]> found) {
        if (left == 0) {
            found.add(order.clone());
            return;
        }
        for (int loop = 0; loop < PeerTile.LOOPS; loop++) {
            boolean swapped = loop == PeerTile.ROWS && (left & 1 << PeerTile.COLUMNS) != 0;
            if ((left & 1 << loop) != 0 && !swapped) {
                order[depth] = loop;
                permute(left & ~(1 << loop), order, depth + 1, found);
            }
        }
    }
}
