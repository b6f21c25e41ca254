package org.bitgauge.units.map;

import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.unit.EnergyRates;

/** One tensor that moves in one direction between a level and what lies behind it: cycles and energy of some elements. */
final class Haul {
    private final LayerProblem problem;
    private final NearPorts ports;
    private final TensorRole role;
    private final boolean inward;
    private final int level;
    private final int source;
    private final Channel channel;
    private final double bitsPerElement;
    private final double dramPjPerBit;
    private long block = 1;
    private long turning;

    /** {@code inward}: towards the array. */
    Haul(LayerProblem problem, EnergyRates rates, TensorRole role, boolean inward, int level, int source) {
        this.problem = problem;
        this.ports = new NearPorts(problem);
        this.role = role;
        this.inward = inward;
        this.level = level;
        this.source = source;
        this.channel = problem.hierarchy().channel(source);
        this.bitsPerElement = problem.bitsPer(role, source);
        this.dramPjPerBit = inward ? rates.dramReadPjPerBit() : rates.dramWritePjPerBit();
    }

    /** Sets the elements of the blocks that move; smaller drains pay no less for each bit. */
    void block(long elements) {
        if (!inward) {
            block = problem.stored().of(role, source, elements);
            turning = channel.transferCycles(block, Direction.OUT) - channel.transferCycles(block, Direction.IN);
        }
    }

    /** Cycles on the channel. */
    double cycles(double elements) {
        double bits = elements * bitsPerElement;
        double moving = bits * channel.perCycles() / channel.bits();
        return inward || bits == 0 ? moving : moving + bits * turning / block;
    }

    /** Energy of the accesses to the nearer level. */
    double nearPj(double elements) {
        return ports.accessPj(level, (long) elements, role, !inward);
    }

    /** Energy of the accesses to what lies behind it. */
    double farPj(double elements) {
        return source == Hierarchy.DRAM
                ? elements * bitsPerElement * dramPjPerBit
                : ports.accessPj(source, (long) elements, role, inward);
    }
}
