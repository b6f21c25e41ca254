package org.bitgauge.core.memory;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.quantity.Quantity;

/**
 * Energy constants of a DRAM type: what the device core spends by command, and what is published for the whole memory
 * system per bit. The two differ in what they include: the core has no data-pin I/O, termination, PHY or controller;
 * the published level has, but knows no row hits.
 *
 * @param readPjPerBit column read, core, pJ/bit
 * @param writePjPerBit column write, core, pJ/bit
 * @param activateNj one activation and precharge of one rank's row, nJ
 * @param refreshMwPerRank mean refresh power of one rank of one channel, mW
 * @param backgroundMwPerRank standby power of one rank of one channel, mW
 * @param publishedPjPerBit published level with I/O, pJ/bit
 */
public record DramEnergy(
        Quantity readPjPerBit,
        Quantity writePjPerBit,
        Quantity activateNj,
        Quantity refreshMwPerRank,
        Quantity backgroundMwPerRank,
        Quantity publishedPjPerBit) {
    public DramEnergy {
        positive(readPjPerBit, "read energy");
        positive(writePjPerBit, "write energy");
        positive(activateNj, "activation energy");
        positive(refreshMwPerRank, "refresh power");
        positive(backgroundMwPerRank, "background power");
        positive(publishedPjPerBit, "published energy");
    }

    private static void positive(Quantity quantity, String what) {
        requireNonNull(quantity, what);
        if (!(quantity.value() > 0)) {
            throw new IllegalArgumentException(
                    "the " + what + " of a DRAM must be positive, was " + quantity.value() + " " + quantity.unit());
        }
    }
}
