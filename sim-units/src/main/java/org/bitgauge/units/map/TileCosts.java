package org.bitgauge.units.map;

import java.util.Arrays;

/** Cycles, energy and port traffic of tiles that were asked before, by size and flags, in a table with open addressing. */
final class TileCosts {
    private static final int FIRST_CAPACITY = 512;
    private static final int MOST = 1 << 16;
    private static final int KEYS = Dimension.COUNT + 1;

    private long[] keys = new long[FIRST_CAPACITY * KEYS];
    private double[] cycles = new double[FIRST_CAPACITY];
    private double[] energyPj = new double[FIRST_CAPACITY];
    private final int ports;
    private double[] portBits;
    private int capacity = FIRST_CAPACITY;
    private int count;

    /** An empty table for tiles that use so many ports. */
    TileCosts(int ports) {
        this.ports = ports;
        portBits = new double[FIRST_CAPACITY * ports];
    }

    /** Place of a tile, or a negative number where it is not known. */
    int find(long[] sizes, boolean resumes, boolean finishes) {
        long flags = flags(resumes, finishes);
        for (int at = home(sizes, flags); ; at = at + 1 & capacity - 1) {
            int key = at * KEYS;
            if (keys[key] == 0) {
                return -1;
            }
            if (keys[key] == flags && Arrays.equals(keys, key + 1, key + KEYS, sizes, 0, Dimension.COUNT)) {
                return at;
            }
        }
    }

    /** Notes a tile that is not known; gives its place. */
    int put(
            long[] sizes,
            boolean resumes,
            boolean finishes,
            double itsCycles,
            double itsEnergyPj,
            double[] itsPortBits) {
        if (count == MOST) {
            Arrays.fill(keys, 0);
            count = 0;
        } else if (2 * count >= capacity) {
            grow();
        }
        count++;
        return insert(sizes, 0, flags(resumes, finishes), itsCycles, itsEnergyPj, itsPortBits, 0);
    }

    private int insert(
            long[] sizes,
            int from,
            long flags,
            double itsCycles,
            double itsEnergyPj,
            double[] itsPortBits,
            int fromPort) {
        long[] own = from == 0 ? sizes : Arrays.copyOfRange(sizes, from, from + Dimension.COUNT);
        int at = home(own, flags);
        while (keys[at * KEYS] != 0) {
            at = at + 1 & capacity - 1;
        }
        keys[at * KEYS] = flags;
        System.arraycopy(own, 0, keys, at * KEYS + 1, Dimension.COUNT);
        cycles[at] = itsCycles;
        energyPj[at] = itsEnergyPj;
        System.arraycopy(itsPortBits, fromPort, portBits, at * ports, ports);
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        double[] oldCycles = cycles;
        double[] oldEnergyPj = energyPj;
        double[] oldPortBits = portBits;
        capacity *= 2;
        keys = new long[capacity * KEYS];
        cycles = new double[capacity];
        energyPj = new double[capacity];
        portBits = new double[capacity * ports];
        for (int i = 0; i < oldCycles.length; i++) {
            if (oldKeys[i * KEYS] != 0) {
                insert(oldKeys, i * KEYS + 1, oldKeys[i * KEYS], oldCycles[i], oldEnergyPj[i], oldPortBits, i * ports);
            }
        }
    }

    private int home(long[] sizes, long flags) {
        long hash = flags;
        for (int i = 0; i < Dimension.COUNT; i++) {
            hash = (hash ^ sizes[i]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (hash >>> 40) & capacity - 1;
    }

    private static long flags(boolean resumes, boolean finishes) {
        return 1 + (resumes ? 2 : 0) + (finishes ? 4 : 0);
    }

    double cycles(int at) {
        return cycles[at];
    }

    double energyPj(int at) {
        return energyPj[at];
    }

    /** Adds the bits that each port moves for the array in {@code times} tiles. */
    void addPortBits(int at, double times, double[] bits) {
        for (int p = 0; p < ports; p++) {
            bits[p] += times * portBits[at * ports + p];
        }
    }
}
