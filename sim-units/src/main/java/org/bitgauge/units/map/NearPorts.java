package org.bitgauge.units.map;

import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.unit.EdgeTraffic;

/**
 * What the array's own reads and writes ask of the ports next to it, and how long ports need for all that passes them. Reads
 * and writes that take turns at a port are both counted at its reading side.
 */
final class NearPorts {
    private final LayerProblem problem;
    private final int weightLevel;
    private final int activationLevel;
    private final int resultLevel;
    private final MemoryLevel weights;
    private final MemoryLevel activations;
    private final MemoryLevel results;
    private final boolean shares;

    NearPorts(LayerProblem problem) {
        this.problem = problem;
        Hierarchy hierarchy = problem.hierarchy();
        weightLevel = hierarchy.chain(Operand.WEIGHTS)[0];
        activationLevel = hierarchy.chain(Operand.ACTIVATIONS)[0];
        resultLevel = hierarchy.chain(Operand.RESULTS)[0];
        weights = hierarchy.level(weightLevel);
        activations = hierarchy.level(activationLevel);
        results = hierarchy.level(resultLevel);
        shares = weights.sharedTransfers() || activations.sharedTransfers() || results.sharedTransfers();
    }

    /** Cycles that the busiest port needs for a tile. */
    long cycles(EdgeTraffic edge) {
        long weightBits = bits(weightLevel, edge.weightReads(), TensorRole.WEIGHTS);
        long activationBits = bits(activationLevel, edge.activationReads(), TensorRole.ACTIVATIONS);
        long sumBits = bits(resultLevel, edge.partialSumReads(), TensorRole.PARTIAL_SUMS);
        long written = bits(resultLevel, edge.partialSumWrites(), TensorRole.PARTIAL_SUMS)
                + bits(resultLevel, edge.outputWrites(), TensorRole.OUTPUTS);
        long back = sumBits + (results.sharedPort() ? written : 0);
        long cycles = Math.max(
                reading(weights, weightBits, activationBits, back),
                reading(activations, weightBits, activationBits, back));
        cycles = Math.max(cycles, reading(results, weightBits, activationBits, back));
        return Math.max(cycles, ceilDiv(written, results.writeBitsPerCycle()));
    }

    /** Number of ports that transfers may share: a reading and a writing one of each level, or none. */
    int count() {
        return shares ? 2 * problem.hierarchy().levelCount() : 0;
    }

    /** The port that an access takes. */
    int port(int level, boolean read) {
        return 2 * level + (read || problem.hierarchy().level(level).sharedPort() ? 0 : 1);
    }

    /** Adds the bits that each port gives to or takes from the array in a tile. */
    void add(EdgeTraffic edge, double[] bits) {
        if (!shares) {
            return;
        }
        add(weightLevel, true, edge.weightReads(), TensorRole.WEIGHTS, bits);
        add(activationLevel, true, edge.activationReads(), TensorRole.ACTIVATIONS, bits);
        add(resultLevel, true, edge.partialSumReads(), TensorRole.PARTIAL_SUMS, bits);
        add(resultLevel, false, edge.partialSumWrites(), TensorRole.PARTIAL_SUMS, bits);
        add(resultLevel, false, edge.outputWrites(), TensorRole.OUTPUTS, bits);
    }

    private void add(int level, boolean read, long elements, TensorRole role, double[] bits) {
        bits[port(level, read)] += bits(level, elements, role);
    }

    /** Adds what passes a port of {@link #count} beside the tiles, between a level and the next nearer or farther one. */
    void pass(int level, boolean read, double elements, TensorRole role, double[] bits) {
        bits[port(level, read)] += bits(level, (long) elements, role);
    }

    /** Cycles of the busiest port next to the array for all that passes it. */
    double cycles(double[] arrayBits, double[] passing) {
        return Math.max(
                cycles(weightLevel, arrayBits, passing),
                Math.max(cycles(activationLevel, arrayBits, passing), cycles(resultLevel, arrayBits, passing)));
    }

    private double cycles(int level, double[] arrayBits, double[] passing) {
        MemoryLevel memory = problem.hierarchy().level(level);
        if (!memory.sharedTransfers()) {
            return 0;
        }
        int read = 2 * level;
        return Math.max(
                (arrayBits[read] + passing[read]) / memory.readBitsPerCycle(),
                (arrayBits[read + 1] + passing[read + 1]) / memory.writeBitsPerCycle());
    }

    /** Whether a level is next to the array for some operand. */
    boolean isNear(int level) {
        return level == weightLevel || level == activationLevel || level == resultLevel;
    }

    /** Energy of the rows that the array reads and writes, in parts of rows. */
    double energyPj(EdgeTraffic edge) {
        return accessPj(weightLevel, edge.weightReads(), TensorRole.WEIGHTS, true)
                + accessPj(activationLevel, edge.activationReads(), TensorRole.ACTIVATIONS, true)
                + accessPj(resultLevel, edge.partialSumReads(), TensorRole.PARTIAL_SUMS, true)
                + accessPj(resultLevel, edge.partialSumWrites(), TensorRole.PARTIAL_SUMS, false)
                + accessPj(resultLevel, edge.outputWrites(), TensorRole.OUTPUTS, false);
    }

    /** Energy of moving elements into or out of a level, in parts of rows. */
    double accessPj(int level, long elements, TensorRole role, boolean read) {
        MemoryLevel memory = problem.hierarchy().level(level);
        double rows = (double) bits(level, elements, role) / memory.rowBits();
        return rows * (read ? memory.cost().readPj() : memory.cost().writePj());
    }

    private long reading(MemoryLevel level, long weightBits, long activationBits, long resultBits) {
        long bits = (level == weights ? weightBits : 0)
                + (level == activations ? activationBits : 0)
                + (level == results ? resultBits : 0);
        return ceilDiv(bits, level.readBitsPerCycle());
    }

    private long bits(int level, long elements, TensorRole role) {
        return elements == 0 ? 0 : problem.hierarchy().level(level).storedBits(elements, problem.bitsPer(role, level));
    }

    static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
